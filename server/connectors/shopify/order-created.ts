import { defineTrigger } from "../contract.ts";
import { orderShape } from "./order-shape.ts";
import { sampleOrder } from "./sample-order.ts";
import { webhook } from "./webhook.ts";

const order = {
  output: orderShape,
  sample: sampleOrder,
  scopes: ["read_orders"],
  runTitle: "Order {name} · {customer.first_name} {customer.last_name}",
  businessKeys: [["name"], ["email"], ["id"]],
  personalData: ["email", "phone", "note", "customer", "billing_address", "shipping_address"],
} as const;

export const orderCreated = defineTrigger({
  ...order,
  ...webhook("orders/create"),
  id: "order_created",
  title: "Order created",
  description: "Starts when a customer places an order in your shop.",
});

export const orderPaid = defineTrigger({
  ...order,
  ...webhook("orders/paid"),
  id: "order_paid",
  title: "Order paid",
  description: "Starts when an order is paid in full.",
});

export const orderCancelled = defineTrigger({
  ...order,
  ...webhook("orders/cancelled"),
  id: "order_cancelled",
  title: "Order cancelled",
  description: "Starts when an order is cancelled.",
  sample: { ...sampleOrder, financial_status: "refunded", cancelled_at: "2026-11-20T11:02:10+00:00" },
});
