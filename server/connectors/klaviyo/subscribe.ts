import { defineOperation } from "../contract.ts";
import { email } from "./profile-shape.ts";

export const subscribe = defineOperation({
  id: "subscribe",
  title: "Subscribe to e-mails",
  description: "Subscribes a person who said yes to marketing, and puts them on a list. Klaviyo works through it in the background.",
  input: {
    type: "object",
    properties: {
      list_id: { type: "string", title: "List", meaning: "list.id", lookup: "lists", minLength: 1, maxLength: 50 },
      email,
      custom_source: { type: "string", title: "Where they said yes", description: "Such as Checkout.", meaning: "consent.source", maxLength: 255 },
    },
    required: ["list_id", "email"],
  },
  output: { type: "object", properties: {} },
  sampleInput: { list_id: "XyZ123", email: "ada.bell@example.com", custom_source: "Checkout" },
  sample: {},
  effect: "upsert",
  scopes: ["lists:write", "profiles:write", "subscriptions:write"],
  idempotency: { mode: "natural" },
  request: {
    method: "POST",
    path: "/profile-subscription-bulk-create-jobs",
    body: {
      codec: "json",
      type: "application/vnd.api+json",
      value: {
        data: {
          type: "profile-subscription-bulk-create-job",
          attributes: {
            custom_source: "{input.custom_source}",
            profiles: {
              data: [{ type: "profile", attributes: { email: "{input.email}", subscriptions: { email: { marketing: { consent: "SUBSCRIBED" } } } } }],
            },
          },
          relationships: { list: { data: { type: "list", id: "{input.list_id}" } } },
        },
      },
    },
  },
  rate: { calls: 750, perMs: 60_000, concurrent: 10 },
  personalData: ["email"],
  unverified: ["That a list with double opt-in sends its confirmation again when a person who has not confirmed yet is subscribed a second time."],
});
