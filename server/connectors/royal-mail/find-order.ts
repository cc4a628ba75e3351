import { defineOperation } from "../contract.ts";
import { orderInfo, sampleOrder } from "./order-shape.ts";

export const findOrder = defineOperation({
  id: "find_order",
  title: "Find an order",
  description: "Finds an order by your own reference. Nothing found is an error that a flow can go on from.",
  input: {
    type: "object",
    properties: { orderReference: { type: "string", title: "Reference", meaning: "order.number", minLength: 1, maxLength: 40 } },
    required: ["orderReference"],
  },
  output: orderInfo,
  sampleInput: { orderReference: "#1041" },
  sample: { ...sampleOrder, orderReference: "#1041" },
  effect: "read",
  scopes: [],
  idempotency: { mode: "natural" },
  request: { method: "GET", path: "/orders/{quoted:input.orderReference}" },
  result: ["0"],
  errors: [{ when: { path: ["*"], empty: true }, means: "notFound" }],
  personalData: [],
  unverified: ["that a reference in quotes finds the order, and that an unknown one is answered with 404"],
});
