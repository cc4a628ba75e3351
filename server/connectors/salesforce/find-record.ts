import { defineOperation } from "../contract.ts";
import { field, found, knownContact, object } from "./shapes.ts";

/** One question in SOQL; names and values are written by the runtime, so that no text of a flow can change the question. */
export const findRecord = defineOperation({
  id: "find_record",
  title: "Find a record",
  description: "Looks a record up by the value of one field, and reads the fields you name. Finds nothing when there is none.",
  input: {
    type: "object",
    properties: {
      object,
      field: field("Look in the field"),
      value: { type: "string", title: "For the value", meaning: "record.value", minLength: 1, maxLength: 255 },
      fields: { type: "array", title: "Read the fields", meaning: "record.fields", minItems: 1, maxItems: 100, items: field("Field") },
    },
    required: ["object", "field", "value", "fields"],
  },
  output: { ...found, nullable: true },
  sampleInput: { object: "Contact", field: "Email", value: "grace.hill@example.com", fields: ["Id", "FirstName", "LastName", "Email"] },
  sample: {
    attributes: { type: "Contact", url: `/services/data/v64.0/sobjects/Contact/${knownContact}` },
    Id: knownContact,
    FirstName: "Grace",
    LastName: "Hill",
    Email: "grace.hill@example.com",
  },
  effect: "read",
  scopes: ["api"],
  idempotency: { mode: "natural" },
  request: {
    method: "GET",
    path: "/query",
    query: { q: "SELECT {name:input.fields} FROM {name:input.object} WHERE {name:input.field} = {soql:input.value} ORDER BY Id LIMIT 1" },
  },
  result: ["records", "0"],
  personalData: ["value"],
});
