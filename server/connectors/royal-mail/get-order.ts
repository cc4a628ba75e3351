import { defineOperation } from "../contract.ts";
import { orderIdentifier, orderInfo, sampleOrder } from "./order-shape.ts";

export const getOrder = defineOperation({
  id: "get_order",
  title: "Track an order",
  description: "Gives where an order stands: whether its label is printed, when it was sent, and its tracking number.",
  input: { type: "object", properties: { orderIdentifier }, required: ["orderIdentifier"] },
  output: orderInfo,
  sampleInput: { orderIdentifier: 10_041 },
  sample: sampleOrder,
  effect: "read",
  scopes: [],
  idempotency: { mode: "natural" },
  request: { method: "GET", path: "/orders/{input.orderIdentifier}" },
  result: ["0"],
  errors: [{ when: { path: ["*"], empty: true }, means: "notFound" }],
  personalData: [],
});
