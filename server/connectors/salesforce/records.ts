import { defineOperation } from "../contract.ts";
import { fields, knownContact, object, recordId, sampleSaved, saved } from "./shapes.ts";

const shared = { scopes: ["api"], personalData: ["fields"] } as const;

export const upsertRecord = defineOperation({
  ...shared,
  id: "upsert_record",
  title: "Add or update a record",
  description: "Finds a record of any kind by a field that holds your own ID and updates it, or makes it.",
  input: {
    type: "object",
    properties: {
      object,
      external_id_field: {
        type: "string",
        title: "Field with your own ID",
        meaning: "record.field",
        lookup: "external_ids",
        lookupGiven: ["object"],
        minLength: 1,
        maxLength: 80,
      },
      external_id: { type: "string", title: "Your own ID", meaning: "order.number", minLength: 1, maxLength: 255 },
      fields,
    },
    required: ["object", "external_id_field", "external_id", "fields"],
  },
  output: saved,
  sampleInput: {
    object: "Opportunity",
    external_id_field: "Shop_Order__c",
    external_id: "1042",
    fields: { Name: "Order #1042", StageName: "Closed Won", CloseDate: "2026-11-20", Amount: 79.9 },
  },
  sample: { ...sampleSaved, id: "006Ws00000AbCdEIAV" },
  effect: "upsert",
  idempotency: { mode: "natural" },
  request: {
    method: "PATCH",
    path: "/sobjects/{name:input.object}/{name:input.external_id_field}/{input.external_id}",
    body: { codec: "json", value: "{input.fields}" },
  },
});

/** Salesforce takes no key: after an unknown outcome a person looks whether the record is there. */
export const createRecord = defineOperation({
  ...shared,
  id: "create_record",
  title: "Create a record",
  description: "Makes a record of any kind. Where there is a field for your own ID, Add or update a record is safer: it can be repeated.",
  input: { type: "object", properties: { object, fields }, required: ["object", "fields"] },
  output: saved,
  sampleInput: { object: "Lead", fields: { LastName: "Bell", Company: "Ridge & Vale", Email: "ada.bell@example.com" } },
  sample: { id: "00QWs00000AbCdEIAV", success: true },
  effect: "create",
  idempotency: { mode: "none" },
  request: { method: "POST", path: "/sobjects/{name:input.object}", body: { codec: "json", value: "{input.fields}" } },
});

export const updateRecord = defineOperation({
  ...shared,
  id: "update_record",
  title: "Update a record",
  description: "Changes fields of a record that is known by its Salesforce ID.",
  input: { type: "object", properties: { object, record_id: recordId, fields }, required: ["object", "record_id", "fields"] },
  output: { type: "object", properties: {} },
  sampleInput: { object: "Contact", record_id: knownContact, fields: { Phone: "+44 117 496 0123" } },
  sample: {},
  effect: "update",
  idempotency: { mode: "natural" },
  request: { method: "PATCH", path: "/sobjects/{name:input.object}/{input.record_id}", body: { codec: "json", value: "{input.fields}" } },
});
