import { defineTrigger } from "../contract.ts";
import { orderShape } from "./order-shape.ts";
import { sampleOrder } from "./sample-order.ts";

export const orderCreated = defineTrigger({
  id: "order_created",
  title: "Order created",
  description: "Starts when a customer places an order in your shop.",
  kind: "webhook",
  output: orderShape,
  sample: sampleOrder,
  scopes: ["read_orders"],
  signature: { kind: "hmac", secret: "signingSecret", header: "x-shopify-hmac-sha256", algorithm: "sha256", encoding: "base64" },
  dedupe: { header: "x-shopify-webhook-id", path: ["id"] },
  topic: { header: "x-shopify-topic", equals: "orders/create" },
  runTitle: "Order {name} · {customer.first_name} {customer.last_name}",
  businessKeys: [["name"], ["email"], ["id"]],
  personalData: ["email", "phone", "note", "customer", "billing_address", "shipping_address"],
});
