import type { ValueRecord } from "#server/flow/value.ts";
import { sampleCustomer } from "./customers.ts";
import { sampleGraphqlOrder } from "./graphql-order.ts";
import { sampleItem } from "./stock.ts";

const bristol = "gid://shopify/Location/655441491";
const warehouse = "gid://shopify/Location/655441502";
const part = sampleGraphqlOrder.fulfillmentOrders.nodes[0].id;

/** A small shop: two orders of one customer, three articles in two places. */
export const shop: ValueRecord = {
  next: 1,
  orders: {
    [sampleGraphqlOrder.id]: sampleGraphqlOrder,
    "gid://shopify/Order/617420983051700217": {
      ...sampleGraphqlOrder,
      id: "gid://shopify/Order/617420983051700217",
      name: "#1031",
      createdAt: "2026-10-28T16:05:11Z",
      displayFulfillmentStatus: "FULFILLED",
      note: null,
      totalPriceSet: { shopMoney: { amount: "28.0", currencyCode: "GBP" } },
      lineItems: { nodes: [{ id: "gid://shopify/LineItem/981350274411000112", sku: "MUG-SAND-01", name: "Harbour mug - Sand", quantity: 2 }] },
      fulfillmentOrders: { nodes: [] },
    },
  },
  parts: { [part]: { order: sampleGraphqlOrder.id, status: "OPEN", fulfillments: [] } },
  customers: { [sampleCustomer.id]: sampleCustomer },
  items: {
    [sampleItem.id]: { sku: "MUG-SEA-01", tracked: true, levels: { [bristol]: 46, [warehouse]: 480 } },
    "gid://shopify/InventoryItem/448190273645512010": { sku: "MUG-SAND-01", tracked: true, levels: { [bristol]: 31 } },
    "gid://shopify/InventoryItem/448190273645512118": { sku: "BOARD-OAK-02", tracked: true, levels: { [bristol]: 12, [warehouse]: 26 } },
  },
  locations: { [bristol]: "Bristol shop", [warehouse]: "Avonmouth warehouse" },
  webhooks: {},
  keys: {},
};
