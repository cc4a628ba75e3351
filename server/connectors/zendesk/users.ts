import type { ObjectShape, StringShape } from "#server/flow/shape.ts";
import { defineOperation } from "../contract.ts";

const text = (title: string, meaning: string): StringShape => ({ type: "string", title, meaning, personal: true, maxLength: 255 });
const email: StringShape = { type: "string", format: "email", title: "E-mail", meaning: "email", personal: true, maxLength: 254 };

const user: ObjectShape = {
  type: "object",
  title: "User",
  properties: {
    id: { type: "number", integer: true, title: "User ID", meaning: "user.id" },
    name: text("Name", "person.name"),
    email: { ...text("E-mail", "email"), nullable: true },
    phone: { ...text("Phone", "phone"), nullable: true },
    external_id: { ...text("Your own ID", "customer.id"), nullable: true },
    role: { type: "string", title: "Role" },
    created_at: { type: "string", format: "date-time", title: "Created", meaning: "created_at" },
  },
  required: ["id", "name"],
};

const sample = {
  id: 20978392,
  name: "Ada Bell",
  email: "ada.bell@example.com",
  phone: "+441174960123",
  external_id: "730298451906627417",
  role: "end-user",
  created_at: "2026-03-02T10:15:00Z",
};

export const upsertUser = defineOperation({
  id: "upsert_user",
  title: "Find or create a user",
  description: "Finds the person by e-mail or your own ID and updates them, or makes them.",
  input: {
    type: "object",
    properties: {
      name: { ...text("Name", "person.name"), minLength: 1 },
      email,
      phone: { ...text("Phone", "phone"), maxLength: 50 },
      external_id: text("Your own ID", "customer.id"),
    },
    required: ["name", "email"],
  },
  output: user,
  sampleInput: { name: "Ada Bell", email: "ada.bell@example.com", external_id: "730298451906627417" },
  sample,
  effect: "upsert",
  scopes: ["users:write"],
  idempotency: { mode: "natural" },
  request: { method: "POST", path: "/users/create_or_update", body: { codec: "json", value: { user: "{input}" } } },
  result: ["user"],
  personalData: ["name", "email", "phone", "external_id"],
  unverified: ["The phone and your own ID of a new user: Zendesk's description of 2025 leaves the phone out."],
});

export const findUser = defineOperation({
  id: "find_user",
  title: "Find a user",
  description: "Looks a person up by e-mail. Finds nothing when Zendesk does not know them.",
  input: { type: "object", properties: { email }, required: ["email"] },
  output: { ...user, nullable: true },
  sampleInput: { email: "ada.bell@example.com" },
  sample,
  effect: "read",
  scopes: ["users:read"],
  idempotency: { mode: "natural" },
  request: { method: "GET", path: "/users/search", query: { query: "email:{quoted:input.email}" } },
  result: ["users", "0"],
  personalData: ["email", "name", "phone", "external_id"],
});
