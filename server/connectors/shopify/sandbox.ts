import { asList, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxApp, SandboxEntry, SandboxRequest } from "../contract.ts";
import { data, topError } from "./sandbox-answers.ts";
import { findCustomer, setCustomer } from "./sandbox-customers.ts";
import { shop } from "./sandbox-data.ts";
import { addTags, findOrders, fulfil, getOrder, shippedAlready, texts } from "./sandbox-orders.ts";
import { adjust, findItem } from "./sandbox-stock.ts";
import { dropWebhook, makeWebhook, ourWebhooks } from "./sandbox-webhooks.ts";

interface Call {
  readonly query: string;
  readonly variables: ValueRecord;
  readonly now: number;
  readonly state: ValueRecord;
}

/** Every query that the connector asks, by its name. */
const calls: { readonly [name: string]: (call: Call) => SandboxAnswer } = {
  tagOrder: ({ variables, state }) => addTags(variables, state),
  getOrder: ({ variables, state }) => getOrder(variables, state),
  findOrder: ({ variables, state }) => findOrders(variables, 1, state),
  customerOrders: ({ variables, state }) => findOrders(variables, 50, state),
  fulfilOrder: ({ variables, now, state }) => fulfil(variables, now, state),
  shippedAlready: ({ variables, state }) => shippedAlready(variables, state),
  findCustomer: ({ variables, state }) => findCustomer(variables, state),
  upsertCustomer: ({ variables, now, state }) => setCustomer(variables, now, state),
  findStockItem: ({ variables, state }) => findItem(variables, state),
  adjustStock: ({ query, variables, state }) => adjust(query, variables, state),
  ourWebhooks: ({ variables, state }) => ourWebhooks(variables, state),
  makeWebhook: ({ variables, state }) => makeWebhook(variables, state),
  dropWebhook: ({ variables, state }) => dropWebhook(variables, state),
  locations: ({ state }) => data("locations", { nodes: Object.entries(asRecord(state.locations)).map(([id, name]) => ({ id, name })) }, state),
};

function handle(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  if (!request.headers["x-shopify-access-token"]?.startsWith("sandbox-shopify-"))
    return { status: 401, body: { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" }, state };
  if (request.method !== "POST" || request.path !== "/graphql.json") return { status: 404, body: { errors: "Not Found" }, state };
  const body = asRecord(request.body);
  const query = body.query;
  if (typeof query !== "string") return { status: 400, body: { errors: [{ message: "A query string is required." }] }, state };
  if (query === "query { shop { id name } }") return data("shop", { id: "gid://shopify/Shopify/548380009", name: "Harbour Homeware (sandbox)" }, state);
  const [, name = "", declared = ""] = /^(?:query|mutation) (\w+)(?:\(([^)]*)\))? \{/.exec(query) ?? [];
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
  if (call === undefined) return topError("The sandbox does not know this query.", "undefinedField", state);
  const variables = asRecord(body.variables);
  const missing = [...declared.matchAll(/\$(\w+): [^,]*!/g)].map(([, variable = ""]) => variable).find((variable) => variables[variable] === undefined);
  if (missing !== undefined) return topError(`Variable $${missing} was provided invalid value: Expected value to not be null`, "INVALID_VARIABLE", state);
  return call({ query, variables, now: request.now, state });
}

function entries(state: ValueRecord): readonly SandboxEntry[] {
  const orders = Object.entries(asRecord(state.orders)).map(([id, value]): SandboxEntry => {
    const order = asRecord(value);
    const fields = { Tags: texts(order.tags).join(", ") || "none", Delivery: asText(order.displayFulfillmentStatus).toLowerCase() || "unknown" };
    return { id, kind: "order", title: `Order ${String(order.name)}`, fields };
  });
  const items = Object.entries(asRecord(state.items)).map(([id, value]): SandboxEntry => {
    const levels = Object.entries(asRecord(asRecord(value).levels)).map(([place, quantity]) => [asText(asRecord(state.locations)[place]), String(quantity)]);
    return { id, kind: "stock level", title: asText(asRecord(value).sku), fields: Object.fromEntries(levels) };
  });
  const customers = Object.entries(asRecord(state.customers)).map(([id, value]): SandboxEntry => {
    const customer = asRecord(value);
    const email = asText(asRecord(customer.defaultEmailAddress).emailAddress);
    const name = [customer.firstName, customer.lastName].map(asText).filter(Boolean).join(" ");
    return { id, kind: "customer", title: email, fields: { Name: name || "none", Tags: asList(customer.tags).map(asText).join(", ") || "none" } };
  });
  return [...orders, ...items, ...customers];
}

export const sandbox: SandboxApp = {
  initial: shop,
  secrets: { accessToken: "sandbox-shopify-access-token", signingSecret: "sandbox-shopify-signing-secret" },
  vars: { shop: "harbour-homeware" },
  handle,
  rejection: { status: 200, body: { data: { change: { userErrors: [{ field: ["id"], message: "The order is archived." }] } } } },
  records: entries,
};
