import { defineConnector } from "../contract.ts";
import { adminToken, oauth } from "./auth.ts";
import { customerCreated } from "./customer-created.ts";
import { findCustomer, upsertCustomer } from "./customers.ts";
import { fulfilOrder } from "./fulfil.ts";
import { fulfillmentCreated } from "./fulfillment-created.ts";
import { orderCancelled, orderCreated, orderPaid } from "./order-created.ts";
import { findOrder, getOrder, listCustomerOrders } from "./read-orders.ts";
import { sandbox } from "./sandbox.ts";
import { adjustStock, findStockItem } from "./stock.ts";
import { tagOrder } from "./tag-order.ts";

export const shopify = defineConnector({
  id: "shopify",
  version: 2,
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
  scopes: {
    read_orders: "read orders",
    write_orders: "change orders, such as their tags",
    read_customers: "read your customers",
    write_customers: "add and change customers",
    read_inventory: "read your stock",
    write_inventory: "change your stock",
    read_products: "read your articles",
    read_locations: "see your locations",
    read_fulfillments: "see what was shipped",
    read_merchant_managed_fulfillment_orders: "see what is to be shipped",
    write_merchant_managed_fulfillment_orders: "mark orders as shipped",
  },
  power: { cannot: ["take or return money", "change products or prices"] },
  describedBy: "Shopify's GraphQL schema of 2026-07 and the webhook schemas of that version",
  unverified: [
    "Shopify's limits: they are counted in points of a query, and it says when they are used up.",
    "That a webhook's signature is made with the app's client secret.",
  ],
  rate: { calls: 10, perMs: 1_000, concurrent: 4 },
  errors: [
    { when: { path: ["errors", "*", "extensions", "code"], equals: "THROTTLED" }, means: "rateLimited", message: ["errors", "*", "message"] },
    { when: { path: ["errors", "*", "extensions", "code"], equals: "INTERNAL_SERVER_ERROR" }, means: "unavailable", message: ["errors", "*", "message"] },
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
  operations: {
    tag_order: tagOrder,
    get_order: getOrder,
    find_order: findOrder,
    list_customer_orders: listCustomerOrders,
    find_customer: findCustomer,
    upsert_customer: upsertCustomer,
    find_stock_item: findStockItem,
    adjust_stock: adjustStock,
    fulfil_order: fulfilOrder,
  },
  triggers: {
    order_created: orderCreated,
    order_paid: orderPaid,
    order_cancelled: orderCancelled,
    customer_created: customerCreated,
    fulfillment_created: fulfillmentCreated,
  },
  lookups: {
    locations: {
      id: "locations",
      request: {
        method: "POST",
        path: "/graphql.json",
        body: { codec: "graphql", query: "query locations { locations(first: 250) { nodes { id name } } }", variables: {} },
      },
      rows: ["data", "locations", "nodes"],
      value: ["id"],
      title: ["name"],
    },
  },
  capabilities: [
    { id: "customer.upsert", operation: "upsert_customer" },
    { id: "stock.adjust", operation: "adjust_stock" },
    { id: "fulfilment.create", operation: "fulfil_order" },
  ],
  sandbox,
});
