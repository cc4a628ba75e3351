import type { StringShape } from "#server/flow/shape.ts";
import { EXACT } from "#server/flow/value.ts";
import { defineTrigger } from "../contract.ts";
import { webhook } from "./webhook.ts";

const personal = (title: string, meaning: string): StringShape => ({ type: "string", title, meaning, nullable: true, personal: true });

export const customerCreated = defineTrigger({
  ...webhook("customers/create"),
  id: "customer_created",
  title: "Customer created",
  description: "Starts when a person becomes a customer of your shop.",
  output: {
    type: "object",
    title: "Customer",
    properties: {
      id: { type: "number", integer: true, title: "Customer ID", meaning: "customer.id" },
      admin_graphql_api_id: { type: "string", title: "Customer ID for the GraphQL API", meaning: "customer.gid" },
      email: { ...personal("E-mail", "email"), format: "email" },
      first_name: personal("First name", "person.first_name"),
      last_name: personal("Last name", "person.last_name"),
      phone: personal("Phone", "phone"),
      note: personal("Note", "customer.note"),
      state: { type: "string", title: "State" },
      verified_email: { type: "boolean", title: "E-mail verified" },
      tax_exempt: { type: "boolean", title: "Exempt from tax" },
      currency: { type: "string", format: "currency", title: "Currency", meaning: "currency" },
      created_at: { type: "string", format: "date-time", title: "Created", meaning: "created_at" },
      updated_at: { type: "string", format: "date-time", title: "Updated", meaning: "updated_at" },
    },
    required: [
      "id",
      "admin_graphql_api_id",
      "email",
      "first_name",
      "last_name",
      "phone",
      "note",
      "state",
      "verified_email",
      "tax_exempt",
      "currency",
      "created_at",
      "updated_at",
    ],
  },
  sample: {
    id: { [EXACT]: "730298451906627417" },
    admin_graphql_api_id: "gid://shopify/Customer/730298451906627417",
    email: "ada.bell@example.com",
    first_name: "Ada",
    last_name: "Bell",
    phone: null,
    note: null,
    state: "disabled",
    verified_email: true,
    tax_exempt: false,
    currency: "GBP",
    created_at: "2026-11-20T09:41:26+00:00",
    updated_at: "2026-11-20T09:41:26+00:00",
  },
  scopes: ["read_customers"],
  runTitle: "Customer {first_name} {last_name}",
  businessKeys: [["email"], ["id"]],
  personalData: ["email", "first_name", "last_name", "phone", "note"],
});
