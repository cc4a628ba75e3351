import { asList, asNumber, asRecord, asText } from "#server/flow/read.ts";
import type { Value, ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer } from "../contract.ts";
import { data, userError } from "./sandbox-answers.ts";

export const texts = (value: Value | undefined): readonly string[] => asList(value).filter((item) => typeof item === "string");

export function addTags(variables: ValueRecord, state: ValueRecord): SandboxAnswer {
  const id = variables.id;
  const orders = asRecord(state.orders);
  if (typeof id !== "string" || !(id in orders)) return userError("tagsAdd", "node", ["id"], "The order could not be found.", state);
  const order = asRecord(orders[id]);
  const before = texts(order.tags);
  const tags = [...new Set([...before, ...texts(variables.tags)])];
  const answer = { node: { id }, userErrors: [] };
  if (tags.length === before.length) return data("tagsAdd", answer, state);
  const next = { ...state, orders: { ...orders, [id]: { ...order, tags } } };
  return data("tagsAdd", answer, next, { kind: "order", id, title: `Order ${String(order.name)} tagged ${tags.join(", ")}` });
}

export function getOrder(variables: ValueRecord, state: ValueRecord): SandboxAnswer {
  return data("order", asRecord(state.orders)[asText(variables.id)] ?? null, state);
}

/** Orders by `name:"…"` or `email:"…"`, newest first. */
export function findOrders(variables: ValueRecord, most: number, state: ValueRecord): SandboxAnswer {
  const [, field = "", wanted = ""] = /^(name|email):"([^"]*)"$/.exec(asText(variables.query)) ?? [];
  const rows = Object.values(asRecord(state.orders))
    .map(asRecord)
    .filter((order) => field !== "" && asText(order[field]).toLowerCase() === wanted.toLowerCase())
    .sort((a, b) => (asText(a.createdAt) < asText(b.createdAt) ? 1 : -1));
  return data("orders", { nodes: rows.slice(0, most) }, state);
}

export function fulfil(variables: ValueRecord, now: number, state: ValueRecord): SandboxAnswer {
  const given = asRecord(variables.fulfillment);
  const id = asText(asRecord(asList(given.lineItemsByFulfillmentOrder)[0]).fulfillmentOrderId);
  const part = asRecord(asRecord(state.parts)[id]);
  const refuse = (message: string): SandboxAnswer => userError("fulfillmentCreate", "fulfillment", ["fulfillment"], message, state);
  if (part.order === undefined) return refuse("Fulfillment order does not exist.");
  if (part.status !== "OPEN") return refuse("Fulfillment order has an unfulfillable status= closed.");
  const tracking = asRecord(given.trackingInfo);
  const url = asText(tracking.url);
  if (url !== "" && !/^https?:\/\//.test(url)) return refuse("Tracking URL must be a web address.");
  const orders = asRecord(state.orders);
  const order = asRecord(orders[asText(part.order)]);
  const number = asNumber(state.next);
  const fulfillment: ValueRecord = {
    id: `gid://shopify/Fulfillment/5120938475610${String(number).padStart(5, "0")}`,
    name: `${asText(order.name)}.1`,
    status: "SUCCESS",
    createdAt: new Date(now).toISOString(),
    trackingInfo: Object.keys(tracking).length === 0 ? [] : [{ company: tracking.company ?? null, number: tracking.number ?? null, url: tracking.url ?? null }],
  };
  const shipped: ValueRecord = { ...order, displayFulfillmentStatus: "FULFILLED", fulfillmentOrders: { nodes: [{ id, status: "CLOSED" }] } };
  const next: ValueRecord = {
    ...state,
    next: number + 1,
    orders: { ...orders, [asText(part.order)]: shipped },
    parts: { ...asRecord(state.parts), [id]: { ...part, status: "CLOSED", fulfillments: [fulfillment] } },
  };
  const title = `Order ${asText(order.name)} shipped${asText(tracking.number) === "" ? "" : ` as ${asText(tracking.number)}`}`;
  return data("fulfillmentCreate", { fulfillment, userErrors: [] }, next, { kind: "shipment", id: asText(fulfillment.id), title });
}

export function shippedAlready(variables: ValueRecord, state: ValueRecord): SandboxAnswer {
  const part = asRecord(state.parts)[asText(variables.id)];
  return data("fulfillmentOrder", part === undefined ? null : { fulfillments: { nodes: asList(asRecord(part).fulfillments).slice(0, 1) } }, state);
}
