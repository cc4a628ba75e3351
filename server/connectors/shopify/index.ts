import { defineConnector } from "../contract.ts";
import { adminToken, oauth } from "./auth.ts";
import { orderCreated } from "./order-created.ts";
import { sandbox } from "./sandbox.ts";
import { tagOrder } from "./tag-order.ts";

export const shopify = defineConnector({
  id: "shopify",
  version: 1,
  title: "Shopify",
  category: "shop",
  icon: "shopify",
  monogram: "Sh",
  auth: [adminToken, oauth],
  vars: {
    shop: {
      title: "Shop name",
      pattern: "[a-z0-9][a-z0-9-]{0,59}",
      example: "harbour-homeware",
      help: "The part before .myshopify.com in the address of your shop's admin.",
    },
  },
  baseUrl: "https://{vars.shop}.myshopify.com/admin/api/2026-07",
  allowedHosts: [],
  headers: { accept: "application/json" },
  scopes: { read_orders: "read orders", write_orders: "change orders, such as their tags" },
  power: { cannot: ["take or return money", "change products or prices"] },
  rate: { calls: 10, perMs: 1_000, concurrent: 4 },
  errors: [
    { when: { path: ["errors", "*", "extensions", "code"], equals: "THROTTLED" }, means: "rateLimited", message: ["errors", "*", "message"] },
    { when: { path: ["errors", "*", "extensions", "code"], equals: "ACCESS_DENIED" }, means: "unauthorized", message: ["errors", "*", "message"] },
    { when: { status: 404 }, means: "notFound", message: ["errors"] },
    { when: { status: "4xx" }, means: "rejected", message: ["errors"] },
    { when: { path: ["errors"], nonEmpty: true }, means: "rejected", message: ["errors", "*", "message"] },
    {
      when: { path: ["data", "*", "userErrors"], nonEmpty: true },
      means: "rejected",
      message: ["data", "*", "userErrors", "*", "message"],
      field: ["data", "*", "userErrors", "*", "field"],
    },
  ],
  operations: { tag_order: tagOrder },
  triggers: { order_created: orderCreated },
  lookups: {},
  capabilities: [],
  sandbox,
});
