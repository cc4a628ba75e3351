import type { ObjectShape, StringShape } from "#server/flow/shape.ts";
import { defineOperation } from "../contract.ts";

const personal = (title: string, meaning: string): StringShape => ({ type: "string", title, meaning, personal: true, maxLength: 255 });
const email: StringShape = { type: "string", format: "email", title: "E-mail", meaning: "email", personal: true, maxLength: 255 };
const fields =
  "id firstName lastName defaultEmailAddress { emailAddress marketingState } defaultPhoneNumber { phoneNumber } tags note numberOfOrders createdAt updatedAt";

const customer: ObjectShape = {
  type: "object",
  title: "Customer",
  properties: {
    id: { type: "string", title: "Customer", meaning: "customer.gid" },
    firstName: { ...personal("First name", "person.first_name"), nullable: true },
    lastName: { ...personal("Last name", "person.last_name"), nullable: true },
    defaultEmailAddress: {
      type: "object",
      title: "E-mail",
      nullable: true,
      properties: { emailAddress: { ...email }, marketingState: { type: "string", title: "Accepts marketing", meaning: "consent.marketing" } },
      required: ["emailAddress", "marketingState"],
    },
    defaultPhoneNumber: {
      type: "object",
      title: "Phone",
      nullable: true,
      properties: { phoneNumber: personal("Phone", "phone") },
      required: ["phoneNumber"],
    },
    tags: { type: "array", title: "Tags", meaning: "tags", items: { type: "string", title: "Tag" } },
    note: { ...personal("Note", "customer.note"), nullable: true },
    numberOfOrders: { type: "string", title: "Orders so far", meaning: "customer.orders" },
    createdAt: { type: "string", format: "date-time", title: "Created", meaning: "created_at" },
    updatedAt: { type: "string", format: "date-time", title: "Updated", meaning: "updated_at" },
  },
  required: ["id", "tags", "numberOfOrders", "createdAt", "updatedAt"],
};

export const sampleCustomer = {
  id: "gid://shopify/Customer/730298451906627417",
  firstName: "Ada",
  lastName: "Bell",
  defaultEmailAddress: { emailAddress: "ada.bell@example.com", marketingState: "SUBSCRIBED" },
  defaultPhoneNumber: null,
  tags: ["returning"],
  note: null,
  numberOfOrders: "3",
  createdAt: "2026-03-02T10:15:00Z",
  updatedAt: "2026-11-20T09:41:29Z",
} as const;

const personalData = ["firstName", "lastName", "defaultEmailAddress", "defaultPhoneNumber", "note"] as const;

export const findCustomer = defineOperation({
  id: "find_customer",
  title: "Find a customer",
  description: "Looks a customer up by e-mail. Finds nothing when there is none.",
  input: { type: "object", properties: { email }, required: ["email"] },
  output: { ...customer, nullable: true },
  sampleInput: { email: "ada.bell@example.com" },
  sample: sampleCustomer,
  effect: "read",
  scopes: ["read_customers"],
  idempotency: { mode: "natural" },
  request: {
    method: "POST",
    path: "/graphql.json",
    body: {
      codec: "graphql",
      query: `query findCustomer($email: String!) { customerByIdentifier(identifier: { emailAddress: $email }) { ${fields} } }`,
      variables: { email: "{input.email}" },
    },
  },
  result: ["data", "customerByIdentifier"],
  personalData: ["email", ...personalData],
});

export const upsertCustomer = defineOperation({
  id: "upsert_customer",
  title: "Add or update a customer",
  description: "Finds the customer by e-mail and updates them, or makes them. Tags given here take the place of those they have.",
  input: {
    type: "object",
    properties: {
      email,
      firstName: personal("First name", "person.first_name"),
      lastName: personal("Last name", "person.last_name"),
      phone: { ...personal("Phone", "phone"), description: "With + and the country's code, as +441174960123.", maxLength: 20 },
      note: { ...personal("Note", "customer.note"), maxLength: 5_000 },
      tags: { type: "array", title: "Tags", meaning: "tags", maxItems: 250, items: { type: "string", title: "Tag", minLength: 1, maxLength: 255 } },
      taxExempt: { type: "boolean", title: "Exempt from tax" },
    },
    required: ["email"],
  },
  output: customer,
  sampleInput: { email: "ada.bell@example.com", firstName: "Ada", lastName: "Bell", tags: ["returning", "newsletter"] },
  sample: { ...sampleCustomer, tags: ["newsletter", "returning"] },
  effect: "upsert",
  scopes: ["write_customers"],
  idempotency: { mode: "natural" },
  request: {
    method: "POST",
    path: "/graphql.json",
    body: {
      codec: "graphql",
      query: `mutation upsertCustomer($email: String!, $input: CustomerSetInput!) { customerSet(identifier: { email: $email }, input: $input) { customer { ${fields} } userErrors { field message } } }`,
      variables: { email: "{input.email}", input: "{input}" },
    },
  },
  result: ["data", "customerSet", "customer"],
  personalData: ["email", "phone", ...personalData],
});
