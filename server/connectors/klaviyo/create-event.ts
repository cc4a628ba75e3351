import { defineOperation } from "../contract.ts";
import { attributes } from "./profile-shape.ts";

/** Klaviyo counts events of one person and metric with the same `unique_id` once. */
export const createEvent = defineOperation({
  id: "create_event",
  title: "Record an event",
  description: "Tells Klaviyo what a person did, such as placing an order. The person is found by e-mail, phone or your own ID, or made.",
  input: {
    type: "object",
    properties: {
      metric: { type: "string", title: "Event", description: "Such as Placed Order.", meaning: "event.name", lookup: "metrics", minLength: 1, maxLength: 128 },
      profile: { type: "object", title: "Person", properties: attributes },
      properties: {
        type: "object",
        title: "Details",
        properties: {
          OrderId: { type: "string", title: "Order", meaning: "order.number" },
          Items: { type: "array", title: "Items", items: { type: "unknown", title: "Item" } },
        },
        additional: { type: "unknown", title: "Detail of your own" },
      },
      value: { type: "number", title: "Value", meaning: "money.total" },
      value_currency: { type: "string", format: "currency", title: "Currency", meaning: "currency" },
      time: { type: "string", format: "date-time", title: "When", description: "Absent: now.", meaning: "order.date" },
      unique_id: {
        type: "string",
        title: "Counted once by",
        description: "Events with the same text here count once, such as an order's ID. Absent: each step of a run counts once.",
        maxLength: 255,
      },
    },
    required: ["metric", "profile"],
  },
  output: { type: "object", properties: {} },
  sampleInput: {
    metric: "Placed Order",
    profile: { email: "ada.bell@example.com", first_name: "Ada", last_name: "Bell" },
    properties: { OrderId: "#1042", Items: [{ SKU: "MUG-SEA-01", Quantity: 2 }] },
    value: 79.9,
    value_currency: "GBP",
    time: "2026-11-20T09:41:27+00:00",
  },
  sample: {},
  effect: "create",
  scopes: ["events:write"],
  idempotency: { mode: "body", keptHours: 24 },
  request: {
    method: "POST",
    path: "/events",
    body: {
      codec: "json",
      type: "application/vnd.api+json",
      value: {
        data: {
          type: "event",
          attributes: {
            properties: "{input.properties}",
            metric: { data: { type: "metric", attributes: { name: "{input.metric}" } } },
            profile: { data: { type: "profile", attributes: "{input.profile}" } },
            value: "{input.value}",
            value_currency: "{input.value_currency}",
            time: "{input.time}",
            unique_id: "{input.unique_id|key}",
          },
        },
      },
    },
  },
  rate: { calls: 3_500, perMs: 60_000, concurrent: 20 },
  personalData: ["profile"],
  unverified: ["For how long Klaviyo remembers a unique_id."],
});
