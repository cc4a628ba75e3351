import { defineTrigger } from "../contract.ts";

export const eventReceived = defineTrigger({
  id: "event_received",
  title: "Something happened in Klaviyo",
  description: "Starts when Klaviyo tells of an event, such as an e-mail that was opened or a person who unsubscribed.",
  kind: "webhook",
  output: {
    type: "object",
    title: "Delivery",
    properties: {
      data: {
        type: "array",
        title: "Events",
        items: {
          type: "object",
          title: "Event",
          properties: {
            external_id: { type: "string", title: "Event ID" },
            topic: { type: "string", title: "Topic", meaning: "event.name" },
            payload: { type: "object", title: "Event", properties: {}, additional: { type: "unknown" } },
          },
          required: ["topic", "payload"],
        },
      },
      meta: {
        type: "object",
        title: "Delivery",
        properties: { timestamp: { type: "string", title: "Sent" }, klaviyo_webhook_id: { type: "string", title: "Webhook ID" } },
        additional: { type: "unknown" },
      },
    },
    required: ["data", "meta"],
  },
  sample: {
    data: [
      {
        external_id: "5Yp8dN2vQxk",
        topic: "event:klaviyo.unsubscribed_from_email_marketing",
        payload: { type: "event", attributes: { datetime: "2026-11-20T09:41:27+00:00" } },
      },
    ],
    meta: { timestamp: "2026-11-20T09:41:29+00:00", klaviyo_webhook_id: "01JD3W0PMB8Z6T4R2K9N5C7X1V" },
  },
  scopes: ["webhooks:read", "events:read"],
  signature: {
    kind: "hmac",
    secret: "signingSecret",
    header: "klaviyo-signature",
    algorithm: "sha256",
    encoding: "hex",
    signs: ["body", "timestamp"],
    timestamp: { header: "klaviyo-timestamp", unit: "s" },
  },
  setUp:
    "In Klaviyo: Integrations, Webhooks, Create webhook. Paste this address, choose the topics, and give it the webhook secret that the account holds here.",
  dedupe: { body: true },
  runTitle: "Klaviyo event",
  businessKeys: [],
  personalData: ["data"],
  unverified: ["That the signature covers the body and then the timestamp, and that the timestamp is in seconds."],
});
