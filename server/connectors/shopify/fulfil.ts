import type { ObjectShape } from "#server/flow/shape.ts";
import { defineOperation } from "../contract.ts";

const fulfillmentFields = "id name status createdAt trackingInfo(first: 10) { company number url }";

const fulfillment: ObjectShape = {
  type: "object",
  title: "Shipment",
  properties: {
    id: { type: "string", title: "Shipment", meaning: "fulfillment.gid" },
    name: { type: "string", title: "Shipment name", meaning: "fulfillment.name" },
    status: { type: "string", title: "Status", meaning: "fulfillment.status" },
    createdAt: { type: "string", format: "date-time", title: "Created", meaning: "created_at" },
    trackingInfo: {
      type: "array",
      title: "Tracking",
      items: {
        type: "object",
        title: "Tracking",
        properties: {
          company: { type: "string", title: "Carrier", meaning: "tracking.carrier", nullable: true },
          number: { type: "string", title: "Tracking number", meaning: "tracking.number", nullable: true },
          url: { type: "string", title: "Tracking page", meaning: "tracking.url", nullable: true },
        },
      },
    },
  },
  required: ["id", "name", "status", "createdAt", "trackingInfo"],
};

/** Shopify takes no key here; what was shipped already is looked for before a repeat. */
export const fulfilOrder = defineOperation({
  id: "fulfil_order",
  title: "Mark as shipped",
  description: "Marks a part of an order as shipped, with the carrier and its tracking number, and tells the customer if you wish.",
  input: {
    type: "object",
    properties: {
      fulfillmentOrderId: {
        type: "string",
        title: "Part to be shipped",
        description: "From Read an order: the first of what is to be shipped.",
        meaning: "fulfillment_order.gid",
        minLength: 20,
        maxLength: 255,
      },
      trackingInfo: {
        type: "object",
        title: "Tracking",
        properties: {
          company: { type: "string", title: "Carrier", meaning: "tracking.carrier", maxLength: 100 },
          number: { type: "string", title: "Tracking number", meaning: "tracking.number", maxLength: 100 },
          url: { type: "string", format: "uri", title: "Tracking page", meaning: "tracking.url", maxLength: 2_000 },
        },
      },
      notifyCustomer: { type: "boolean", title: "Tell the customer" },
    },
    required: ["fulfillmentOrderId"],
  },
  output: fulfillment,
  sampleInput: {
    fulfillmentOrderId: "gid://shopify/FulfillmentOrder/702918365540182733",
    trackingInfo: { company: "Royal Mail", number: "AB123456785GB" },
    notifyCustomer: true,
  },
  sample: {
    id: "gid://shopify/Fulfillment/512093847561029384",
    name: "#1042.1",
    status: "SUCCESS",
    createdAt: "2026-11-20T14:20:05Z",
    trackingInfo: [{ company: "Royal Mail", number: "AB123456785GB", url: null }],
  },
  effect: "create",
  scopes: ["write_merchant_managed_fulfillment_orders"],
  idempotency: {
    mode: "findFirst",
    find: {
      method: "POST",
      path: "/graphql.json",
      body: {
        codec: "graphql",
        query: `query shippedAlready($id: ID!) { fulfillmentOrder(id: $id) { fulfillments(first: 1, reverse: true) { nodes { ${fulfillmentFields} } } } }`,
        variables: { id: "{input.fulfillmentOrderId}" },
      },
    },
    found: ["data", "fulfillmentOrder", "fulfillments", "nodes", "0"],
  },
  request: {
    method: "POST",
    path: "/graphql.json",
    body: {
      codec: "graphql",
      query: `mutation fulfilOrder($fulfillment: FulfillmentInput!) { fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { ${fulfillmentFields} } userErrors { field message } } }`,
      variables: {
        fulfillment: {
          lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: "{input.fulfillmentOrderId}" }],
          trackingInfo: "{input.trackingInfo}",
          notifyCustomer: "{input.notifyCustomer}",
        },
      },
    },
  },
  result: ["data", "fulfillmentCreate", "fulfillment"],
  personalData: [],
});
