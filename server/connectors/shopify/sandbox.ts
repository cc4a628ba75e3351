import { asList, asRecord } from "#server/flow/read.ts";
import type { Value, ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxApp, SandboxRequest } from "../contract.ts";
import { sampleOrder } from "./sample-order.ts";

const known = "gid://shopify/Order/617420983051739103";

const texts = (value: Value | undefined): readonly string[] => asList(value).filter((item) => typeof item === "string");

function handle(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  if (!request.headers["x-shopify-access-token"]?.startsWith("sandbox-shopify-"))
    return { status: 401, body: { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" }, state };
  if (request.method !== "POST" || request.path !== "/graphql.json") return { status: 404, body: { errors: "Not Found" }, state };
  const body = asRecord(request.body);
  const query = body.query;
  if (typeof query !== "string") return { status: 400, body: { errors: [{ message: "A query string is required." }] }, state };
  if (query.includes("tagsAdd")) return addTags(asRecord(body.variables), state);
  if (query.includes("shop {"))
    return { status: 200, body: { data: { shop: { id: "gid://shopify/Shopify/548380009", name: "Harbour Homeware (sandbox)" } } }, state };
  return { status: 200, body: { errors: [{ message: "The sandbox does not know this query.", extensions: { code: "undefinedField" } }] }, state };
}

function addTags(variables: ValueRecord, state: ValueRecord): SandboxAnswer {
  const id = variables.id;
  const orders = asRecord(state.orders);
  if (typeof id !== "string" || !(id in orders)) {
    return { status: 200, body: { data: { tagsAdd: { node: null, userErrors: [{ field: ["id"], message: "The order could not be found." }] } } }, state };
  }
  const order = asRecord(orders[id]);
  const before = texts(order.tags);
  const tags = [...new Set([...before, ...texts(variables.tags)])];
  const answer = { status: 200, body: { data: { tagsAdd: { node: { id }, userErrors: [] } } } };
  if (tags.length === before.length) return { ...answer, state };
  return {
    ...answer,
    state: { ...state, orders: { ...orders, [id]: { ...order, tags } } },
    effect: { kind: "order", id, title: `Order ${String(order.name)} tagged ${tags.join(", ")}` },
  };
}

export const sandbox: SandboxApp = {
  initial: { orders: { [known]: { name: sampleOrder.name ?? "", tags: [] } } },
  secrets: { accessToken: "sandbox-shopify-access-token", signingSecret: "sandbox-shopify-signing-secret" },
  vars: { shop: "harbour-homeware" },
  handle,
  rejection: { status: 200, body: { data: { tagsAdd: { node: null, userErrors: [{ field: ["id"], message: "The order is archived." }] } } } },
  records: (state) =>
    Object.entries(asRecord(state.orders)).map(([id, order]) => ({
      id,
      kind: "order",
      title: `Order ${String(asRecord(order).name)}`,
      fields: { Tags: texts(asRecord(order).tags).join(", ") || "none" },
    })),
};
