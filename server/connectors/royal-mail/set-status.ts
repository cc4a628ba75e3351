import { defineOperation } from "../contract.ts";
import { orderIdentifier } from "./order-shape.ts";

export const setStatus = defineOperation({
  id: "set_status",
  title: "Mark as sent",
  description: "Sets an order to sent, sent by another courier, or back to new.",
  input: {
    type: "object",
    properties: {
      orderIdentifier,
      status: {
        type: "string",
        title: "Status",
        meaning: "delivery.status",
        enum: ["despatched", "despatchedByOtherCourier", "new"],
        enumTitles: ["Sent", "Sent by another courier", "New again"],
      },
      trackingNumber: { type: "string", title: "Tracking number", meaning: "tracking.number", maxLength: 100 },
      despatchDate: { type: "string", format: "date-time", title: "Sent on", meaning: "delivery.shipped_at" },
      shippingCarrier: { type: "string", title: "Courier", description: "When it was another one.", meaning: "delivery.carrier", maxLength: 50 },
      shippingService: { type: "string", title: "Service", meaning: "delivery.service", maxLength: 50 },
    },
    required: ["orderIdentifier", "status"],
  },
  output: {
    type: "object",
    title: "Order",
    properties: {
      orderIdentifier,
      orderReference: { type: "string", title: "Reference", meaning: "order.number", nullable: true },
      status: { type: "string", title: "Status", meaning: "delivery.status" },
    },
    required: ["orderIdentifier", "status"],
  },
  sampleInput: { orderIdentifier: 10_041, status: "despatched", despatchDate: "2026-11-20T16:30:00Z" },
  sample: { orderIdentifier: 10_041, orderReference: "#1041", status: "despatched" },
  effect: "update",
  scopes: [],
  idempotency: { mode: "natural" },
  request: { method: "PUT", path: "/orders/status", body: { codec: "json", value: { items: ["{input}"] } } },
  result: ["updatedOrders", "0"],
  errors: [{ when: { path: ["errors"], nonEmpty: true }, means: "rejected", message: ["errors", "*", "message"] }],
  personalData: [],
});
