import { defineOperation } from "../contract.ts";
import { graphqlOrder, orderFields, sampleGraphqlOrder } from "./graphql-order.ts";

const shared = {
  effect: "read",
  scopes: ["read_orders", "read_merchant_managed_fulfillment_orders"],
  idempotency: { mode: "natural" },
} as const;

export const getOrder = defineOperation({
  ...shared,
  id: "get_order",
  title: "Read an order",
  description: "Reads an order by its GraphQL ID, with what is still to be shipped.",
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
    },
    required: ["id"],
  },
  output: { ...graphqlOrder, nullable: true },
  sampleInput: { id: sampleGraphqlOrder.id },
  sample: sampleGraphqlOrder,
  request: {
    method: "POST",
    path: "/graphql.json",
    body: { codec: "graphql", query: `query getOrder($id: ID!) { order(id: $id) { ${orderFields} } }`, variables: { id: "{input.id}" } },
  },
  result: ["data", "order"],
  personalData: ["email", "note", "shippingAddress"],
});

export const findOrder = defineOperation({
  ...shared,
  id: "find_order",
  title: "Find an order",
  description: "Looks an order up by its name, such as #1042. Finds nothing when there is none.",
  input: {
    type: "object",
    properties: { name: { type: "string", title: "Order name", meaning: "order.number", minLength: 1, maxLength: 60 } },
    required: ["name"],
  },
  output: { ...graphqlOrder, nullable: true },
  sampleInput: { name: "#1042" },
  sample: sampleGraphqlOrder,
  request: {
    method: "POST",
    path: "/graphql.json",
    body: {
      codec: "graphql",
      query: `query findOrder($query: String!) { orders(first: 1, query: $query) { nodes { ${orderFields} } } }`,
      variables: { query: "name:{quoted:input.name}" },
    },
  },
  result: ["data", "orders", "nodes", "0"],
  personalData: ["email", "note", "shippingAddress"],
});

export const listCustomerOrders = defineOperation({
  ...shared,
  id: "list_customer_orders",
  title: "Read a customer's orders",
  description: "The newest 50 orders of a person, by e-mail. Orders older than 60 days are there only when Shopify allows the app to read all orders.",
  input: {
    type: "object",
    properties: { email: { type: "string", format: "email", title: "E-mail", meaning: "email", personal: true, maxLength: 254 } },
    required: ["email"],
  },
  output: { type: "object", properties: { nodes: { type: "array", title: "Orders", items: graphqlOrder } }, required: ["nodes"] },
  sampleInput: { email: "ada.bell@example.com" },
  sample: { nodes: [sampleGraphqlOrder] },
  request: {
    method: "POST",
    path: "/graphql.json",
    body: {
      codec: "graphql",
      query: `query customerOrders($query: String!) { orders(first: 50, query: $query, sortKey: CREATED_AT, reverse: true) { nodes { ${orderFields} } } }`,
      variables: { query: "email:{quoted:input.email}" },
    },
  },
  result: ["data", "orders"],
  personalData: ["email", "nodes"],
});
