import type { StringShape } from "#server/flow/shape.ts";
import { EXACT } from "#server/flow/value.ts";
import { defineTrigger } from "../contract.ts";
import { webhook } from "./webhook.ts";

const maybe = (title: string, meaning?: string): StringShape =>
  meaning === undefined ? { type: "string", title, nullable: true } : { type: "string", title, meaning, nullable: true };

export const fulfillmentCreated = defineTrigger({
  ...webhook("fulfillments/create"),
  id: "fulfillment_created",
  title: "Order shipped",
  description: "Starts when an order, or a part of it, is marked as shipped.",
  output: {
    type: "object",
    title: "Shipment",
    properties: {
      id: { type: "number", integer: true, title: "Shipment ID", meaning: "fulfillment.id" },
      admin_graphql_api_id: { type: "string", title: "Shipment ID for the GraphQL API", meaning: "fulfillment.gid" },
      order_id: { type: "number", integer: true, title: "Order ID", meaning: "order.id" },
      name: { type: "string", title: "Shipment name", description: "The order's name with a number, as #1042.1" },
      status: { type: "string", title: "Status", meaning: "fulfillment.status" },
      created_at: { type: "string", format: "date-time", title: "Created", meaning: "created_at" },
      tracking_company: maybe("Carrier", "tracking.carrier"),
      tracking_number: maybe("Tracking number", "tracking.number"),
      tracking_url: maybe("Tracking page", "tracking.url"),
      shipment_status: maybe("Where it is"),
      email: { type: "string", format: "email", title: "E-mail", meaning: "email", nullable: true, personal: true },
      line_items: {
        type: "array",
        title: "Items",
        meaning: "lines",
        items: {
          type: "object",
          title: "Item",
          properties: {
            id: { type: "number", integer: true, title: "Item ID", meaning: "line.id" },
            sku: maybe("SKU", "sku"),
            title: { type: "string", title: "Title", meaning: "line.title" },
            quantity: { type: "number", integer: true, title: "Quantity", meaning: "line.quantity" },
          },
          required: ["id", "sku", "title", "quantity"],
        },
      },
    },
    required: [
      "id",
      "admin_graphql_api_id",
      "order_id",
      "name",
      "status",
      "created_at",
      "tracking_company",
      "tracking_number",
      "tracking_url",
      "shipment_status",
      "email",
      "line_items",
    ],
  },
  sample: {
    id: { [EXACT]: "512093847561029384" },
    admin_graphql_api_id: "gid://shopify/Fulfillment/512093847561029384",
    order_id: { [EXACT]: "617420983051739103" },
    name: "#1042.1",
    status: "success",
    created_at: "2026-11-20T14:20:05+00:00",
    tracking_company: "Royal Mail",
    tracking_number: "AB123456785GB",
    tracking_url: "https://www.royalmail.com/track-your-item#/tracking-results/AB123456785GB",
    shipment_status: null,
    email: "ada.bell@example.com",
    line_items: [{ id: { [EXACT]: "981350274411960513" }, sku: "MUG-SEA-01", title: "Harbour mug", quantity: 2 }],
  },
  scopes: ["read_fulfillments"],
  runTitle: "Shipment {name}",
  businessKeys: [["name"], ["order_id"], ["tracking_number"]],
  personalData: ["email"],
});
