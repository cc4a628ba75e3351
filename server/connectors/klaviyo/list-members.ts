import type { ObjectShape } from "#server/flow/shape.ts";
import { defineOperation, type RequestTemplate } from "../contract.ts";
import { sampleProfile } from "./profile-shape.ts";

const input: ObjectShape = {
  type: "object",
  properties: {
    list_id: { type: "string", title: "List", meaning: "list.id", lookup: "lists", minLength: 1, maxLength: 50 },
    profile_id: { type: "string", title: "Profile", meaning: "profile.id", minLength: 1, maxLength: 100 },
  },
  required: ["list_id", "profile_id"],
};

const request = (method: "POST" | "DELETE"): RequestTemplate => ({
  method,
  path: "/lists/{input.list_id}/relationships/profiles",
  body: { codec: "json", type: "application/vnd.api+json", value: { data: [{ type: "profile", id: "{input.profile_id}" }] } },
});

const shared = {
  input,
  output: { type: "object", properties: {} },
  sample: {},
  effect: "update",
  scopes: ["lists:write", "profiles:write"],
  idempotency: { mode: "natural" },
  rate: { calls: 150, perMs: 60_000, concurrent: 5 },
  personalData: [],
} as const;

export const addToList = defineOperation({
  ...shared,
  id: "add_to_list",
  title: "Add a profile to a list",
  description: "Puts a known person on a list. It does not change what they have consented to.",
  sampleInput: { list_id: "XyZ123", profile_id: sampleProfile.id },
  request: request("POST"),
});

export const removeFromList = defineOperation({
  ...shared,
  id: "remove_from_list",
  title: "Take a profile off a list",
  description: "The person stays in Klaviyo, and stays subscribed where they are.",
  sampleInput: { list_id: "TrAd77", profile_id: sampleProfile.id },
  request: request("DELETE"),
});
