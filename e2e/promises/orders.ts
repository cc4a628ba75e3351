import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sampleOrder } from "#server/connectors/shopify/sample-order.ts";
import { parseJson, printJson } from "#server/flow/json.ts";
import { asList, asRecord, asText } from "#server/flow/read.ts";
import { isList, isRecord, numberFromText, type Value, type ValueRecord } from "#server/flow/value.ts";
import { specs } from "./specs.ts";

const description = specs === null ? null : join(specs, "shopify/webhooks-2026-07/orders__create.json");

/** For names of tests: which order they send. */
export const whichOrder = description === null ? "our sample order (the shop's own example is not beside this checkout)" : "the shop's own example order";

/** Articles that the simulated stock holds, in the order of an order's lines. */
const articles = ["MUG-SEA-01", "BOARD-OAK-02", "MUG-SAND-01"];

/** The order as the shop sends it: every id with its last digit, articles that the simulated stock holds. */
export function exampleOrder(): ValueRecord {
  if (description === null) return sampleOrder;
  const parsed = parseJson(readFileSync(description, "utf8"));
  const order = asRecord(withExactIds(asRecord(parsed.ok ? parsed.value : null).example ?? null));
  const lines = asList(order.line_items).map((line, index) => ({ ...asRecord(line), sku: articles[index % articles.length] ?? "" }));
  // The example takes a discount off its total that none of its lines tells of.
  const [first, ...rest] = lines;
  const share = { amount: order.total_discounts ?? null, discount_application_index: 0 };
  return { ...order, line_items: [{ ...first, discount_allocations: [share] }, ...rest] };
}

/** The example went through doubles; its global ids still have the digits. */
function withExactIds(value: Value): Value {
  if (isList(value)) return value.map(withExactIds);
  if (!isRecord(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([name, field]) => [name, withExactIds(field)]));
  const digits = /\/(\d+)$/.exec(asText(value.admin_graphql_api_id))?.[1];
  return digits === undefined || !("id" in value) ? inner : { ...inner, id: numberFromText(digits) };
}

export interface Delivery {
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** A delivery as the shop makes it: signed over its bytes, with an id of its own. */
export function deliver(order: Value, secret: string, id: string = randomUUID()): Delivery {
  return sign(printJson(order), secret, id);
}

/** Any body, rightly signed. */
export function sign(body: string, secret: string, id: string = randomUUID()): Delivery {
  const headers = {
    "content-type": "application/json",
    "x-shopify-topic": "orders/create",
    "x-shopify-webhook-id": id,
    "x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("base64"),
  };
  return { headers, body };
}

export function post(hook: string, { headers, body }: Delivery): Promise<Response> {
  return fetch(hook, { method: "POST", headers, body });
}
