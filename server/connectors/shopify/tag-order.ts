import { defineOperation } from "../contract.ts";

/** Adding tags that an order already has changes nothing, so a repeat is harmless. */
export const tagOrder = defineOperation({
  id: "tag_order",
  title: "Tag an order",
  description: "Adds tags to an order, so that your team can see and filter it in Shopify.",
  input: {
    type: "object",
    properties: {
      id: {
        type: "string",
        title: "Order",
        description: "The order's GraphQL ID, beginning with gid://shopify/Order/.",
        meaning: "order.gid",
        minLength: 20,
        maxLength: 255,
      },
      tags: { type: "array", title: "Tags", meaning: "tags", minItems: 1, maxItems: 250, items: { type: "string", title: "Tag", minLength: 1, maxLength: 40 } },
    },
    required: ["id", "tags"],
  },
  output: { type: "object", properties: { id: { type: "string", title: "Order", meaning: "order.gid" } }, required: ["id"] },
  sampleInput: { id: "gid://shopify/Order/617420983051739103", tags: ["invoiced"] },
  sample: { id: "gid://shopify/Order/617420983051739103" },
  effect: "update",
  scopes: ["write_orders"],
  idempotency: { mode: "natural" },
  request: {
    method: "POST",
    path: "/graphql.json",
    body: {
      codec: "graphql",
      query: "mutation tagOrder($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { id } userErrors { field message } } }",
      variables: { id: "{input.id}", tags: "{input.tags}" },
    },
  },
  result: ["data", "tagsAdd", "node"],
  personalData: [],
});
