import type { ObjectShape, StringShape } from "#server/flow/shape.ts";

const personal = (title: string, meaning: string): StringShape => ({ type: "string", title, meaning, nullable: true, personal: true });

/** What we read of an order by the API; `fulfillmentOrders` are what can still be shipped, each from one place. */
export const orderFields =
  "id name email createdAt cancelledAt displayFinancialStatus displayFulfillmentStatus tags note currencyCode totalPriceSet { shopMoney { amount currencyCode } } shippingAddress { name address1 address2 city zip countryCodeV2 phone } lineItems(first: 100) { nodes { id sku name quantity } } fulfillmentOrders(first: 10) { nodes { id status } }";

const nodes = (title: string, item: ObjectShape): ObjectShape => ({
  type: "object",
  title,
  properties: { nodes: { type: "array", title, items: item } },
  required: ["nodes"],
});

export const graphqlOrder: ObjectShape = {
  type: "object",
  title: "Order",
  properties: {
    id: { type: "string", title: "Order", meaning: "order.gid" },
    name: { type: "string", title: "Order name", meaning: "order.number" },
    email: { ...personal("E-mail", "email"), format: "email" },
    createdAt: { type: "string", format: "date-time", title: "Created", meaning: "order.date" },
    cancelledAt: { type: "string", format: "date-time", title: "Cancelled", nullable: true },
    displayFinancialStatus: { type: "string", title: "Payment status", meaning: "order.payment_status", nullable: true },
    displayFulfillmentStatus: { type: "string", title: "Delivery status", meaning: "order.delivery_status" },
    tags: { type: "array", title: "Tags", meaning: "tags", items: { type: "string", title: "Tag" } },
    note: personal("Note", "order.note"),
    currencyCode: { type: "string", format: "currency", title: "Currency", meaning: "currency" },
    totalPriceSet: {
      type: "object",
      title: "Total",
      properties: {
        shopMoney: {
          type: "object",
          title: "In the shop's currency",
          properties: {
            amount: { type: "string", format: "decimal", title: "Total", meaning: "money.total" },
            currencyCode: { type: "string", format: "currency", title: "Currency", meaning: "currency" },
          },
          required: ["amount", "currencyCode"],
        },
      },
      required: ["shopMoney"],
    },
    shippingAddress: {
      type: "object",
      title: "Delivery address",
      meaning: "address.shipping",
      nullable: true,
      properties: {
        name: personal("Full name", "person.name"),
        address1: personal("Address line 1", "addr.line1"),
        address2: personal("Address line 2", "addr.line2"),
        city: personal("City", "addr.city"),
        zip: personal("Postcode", "addr.postcode"),
        countryCodeV2: { type: "string", format: "country", title: "Country code", meaning: "addr.country_code", nullable: true },
        phone: personal("Phone", "phone"),
      },
    },
    lineItems: nodes("Items", {
      type: "object",
      title: "Item",
      properties: {
        id: { type: "string", title: "Item", meaning: "line.gid" },
        sku: { type: "string", title: "SKU", meaning: "sku", nullable: true },
        name: { type: "string", title: "Title with variant", meaning: "line.title" },
        quantity: { type: "number", integer: true, title: "Quantity", meaning: "line.quantity" },
      },
      required: ["id", "sku", "name", "quantity"],
    }),
    fulfillmentOrders: nodes("To be shipped", {
      type: "object",
      title: "Part to be shipped",
      properties: {
        id: { type: "string", title: "Part to be shipped", meaning: "fulfillment_order.gid" },
        status: { type: "string", title: "Status" },
      },
      required: ["id", "status"],
    }),
  },
  required: ["id", "name", "email", "createdAt", "displayFulfillmentStatus", "tags", "currencyCode", "totalPriceSet", "lineItems", "fulfillmentOrders"],
};

export const sampleGraphqlOrder = {
  id: "gid://shopify/Order/617420983051739103",
  name: "#1042",
  email: "ada.bell@example.com",
  createdAt: "2026-11-20T09:41:27Z",
  cancelledAt: null,
  displayFinancialStatus: "PAID",
  displayFulfillmentStatus: "UNFULFILLED",
  tags: [],
  note: "Please leave with the neighbour at number 12.",
  currencyCode: "GBP",
  totalPriceSet: { shopMoney: { amount: "79.9", currencyCode: "GBP" } },
  shippingAddress: {
    name: "Ada Bell",
    address1: "14 Quay Street",
    address2: "Flat 2",
    city: "Bristol",
    zip: "BS1 4DJ",
    countryCodeV2: "GB",
    phone: "+44 117 496 0123",
  },
  lineItems: {
    nodes: [
      { id: "gid://shopify/LineItem/981350274411960513", sku: "MUG-SEA-01", name: "Harbour mug - Sea green", quantity: 2 },
      { id: "gid://shopify/LineItem/981350274411960627", sku: "BOARD-OAK-02", name: "Oak serving board", quantity: 1 },
    ],
  },
  fulfillmentOrders: { nodes: [{ id: "gid://shopify/FulfillmentOrder/702918365540182733", status: "OPEN" }] },
} as const;
