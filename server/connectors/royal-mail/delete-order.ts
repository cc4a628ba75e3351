import { defineOperation } from "../contract.ts";
import { orderIdentifier } from "./order-shape.ts";

export const deleteOrder = defineOperation({
  id: "delete_order",
  title: "Delete an order",
  description: "Takes an order out of Click & Drop, for example after it was cancelled. Postage that was bought is not paid back by this.",
  input: { type: "object", properties: { orderIdentifier }, required: ["orderIdentifier"] },
  output: {
    type: "object",
    title: "Deleted order",
    properties: {
      orderIdentifier,
      orderReference: { type: "string", title: "Reference", meaning: "order.number", nullable: true },
      orderInfo: { type: "string", title: "What Royal Mail says of it", nullable: true },
    },
    required: ["orderIdentifier"],
  },
  sampleInput: { orderIdentifier: 10_041 },
  sample: { orderIdentifier: 10_041, orderReference: "#1041" },
  effect: "delete",
  scopes: [],
  idempotency: { mode: "natural" },
  request: { method: "DELETE", path: "/orders/{input.orderIdentifier}" },
  result: ["deletedOrders", "0"],
  errors: [{ when: { path: ["errors"], nonEmpty: true }, means: "rejected", message: ["errors", "*", "message"] }],
  personalData: [],
});
