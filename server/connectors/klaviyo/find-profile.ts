import { defineOperation } from "../contract.ts";
import { profile, sampleProfile } from "./profile-shape.ts";

export const findProfile = defineOperation({
  id: "find_profile",
  title: "Find a profile",
  description: "Looks a person up by e-mail. Finds nothing when Klaviyo does not know them.",
  input: {
    type: "object",
    properties: { email: { type: "string", format: "email", title: "E-mail", meaning: "email", personal: true, maxLength: 254 } },
    required: ["email"],
  },
  output: { ...profile, nullable: true },
  sampleInput: { email: "ada.bell@example.com" },
  sample: sampleProfile,
  effect: "read",
  scopes: ["profiles:read"],
  idempotency: { mode: "natural" },
  request: { method: "GET", path: "/profiles", query: { filter: "equals(email,{quoted:input.email})" } },
  result: ["data", "0"],
  rate: { calls: 750, perMs: 60_000, concurrent: 10 },
  personalData: ["email", "attributes"],
});
