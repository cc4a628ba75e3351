import type { StringShape } from "#server/flow/shape.ts";
import { defineOperation } from "../contract.ts";
import { sampleSaved, saved } from "./shapes.ts";

const personal = (title: string, meaning: string, maxLength: number): StringShape => ({ type: "string", title, meaning, personal: true, maxLength });

export const upsertContact = defineOperation({
  id: "upsert_contact",
  title: "Add or update a contact",
  description: "Finds the contact by a field that holds your own ID and updates it, or makes it.",
  input: {
    type: "object",
    properties: {
      external_id_field: {
        type: "string",
        title: "Field with your own ID",
        description: "A field of contacts that is marked as External ID in Salesforce.",
        meaning: "record.field",
        lookup: "contact_external_ids",
        minLength: 1,
        maxLength: 80,
      },
      external_id: { type: "string", title: "Your own ID", meaning: "customer.id", minLength: 1, maxLength: 255 },
      contact: {
        type: "object",
        title: "Contact",
        properties: {
          FirstName: personal("First name", "person.first_name", 40),
          LastName: personal("Last name", "person.last_name", 80),
          Email: { ...personal("E-mail", "email", 80), format: "email" },
          Phone: personal("Phone", "phone", 40),
          MailingStreet: personal("Street", "addr.line1", 255),
          MailingCity: personal("City", "addr.city", 40),
          MailingState: personal("County or state", "addr.region", 80),
          MailingPostalCode: personal("Postcode", "addr.postcode", 20),
          MailingCountry: personal("Country", "addr.country", 80),
          AccountId: { type: "string", title: "Account", description: "The Salesforce ID of the company.", meaning: "account.id", maxLength: 18 },
        },
        required: ["LastName"],
        additional: { type: "unknown", title: "Field of your own" },
      },
    },
    required: ["external_id_field", "external_id", "contact"],
  },
  output: saved,
  sampleInput: {
    external_id_field: "Shop_Id__c",
    external_id: "730298451906627417",
    contact: { FirstName: "Ada", LastName: "Bell", Email: "ada.bell@example.com", MailingCity: "Bristol", MailingPostalCode: "BS1 4DJ" },
  },
  sample: sampleSaved,
  effect: "upsert",
  scopes: ["api"],
  idempotency: { mode: "natural" },
  request: {
    method: "PATCH",
    path: "/sobjects/Contact/{name:input.external_id_field}/{input.external_id}",
    body: { codec: "json", value: "{input.contact}" },
  },
  personalData: ["contact"],
});
