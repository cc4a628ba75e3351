import { defineOperation } from "../contract.ts";
import { attributes, profile, sampleProfile } from "./profile-shape.ts";

export const upsertProfile = defineOperation({
  id: "upsert_profile",
  title: "Add or update a profile",
  description: "Finds the person by e-mail, phone or your own ID and updates them, or makes them. It does not subscribe anybody.",
  input: { type: "object", properties: attributes },
  output: profile,
  sampleInput: {
    email: "ada.bell@example.com",
    external_id: "730298451906627417",
    first_name: "Ada",
    last_name: "Bell",
    location: { city: "Bristol", zip: "BS1 4DJ" },
  },
  sample: sampleProfile,
  effect: "upsert",
  scopes: ["profiles:write"],
  idempotency: { mode: "natural" },
  request: {
    method: "POST",
    path: "/profile-import",
    body: { codec: "json", type: "application/vnd.api+json", value: { data: { type: "profile", attributes: "{input}" } } },
  },
  result: ["data"],
  rate: { calls: 750, perMs: 60_000, concurrent: 10 },
  personalData: ["email", "phone_number", "external_id", "first_name", "last_name", "location", "properties", "attributes"],
});
