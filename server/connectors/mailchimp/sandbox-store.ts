import { asList, asRecord, asText } from "#server/flow/read.ts";
import type { Value, ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxRequest } from "../contract.ts";
import { invalid, notFound, problem } from "./sandbox-answers.ts";

const fields: { readonly [kind: string]: readonly string[] } = {
  customers: ["id", "email_address", "opt_in_status", "company", "first_name", "last_name", "address"],
  products: ["id", "title", "handle", "url", "description", "type", "vendor", "image_url", "variants", "images", "published_at_foreign"],
  orders: [
    "id",
    "customer",
    "campaign_id",
    "landing_site",
    "financial_status",
    "fulfillment_status",
    "currency_code",
    "order_total",
    "order_url",
    "discount_total",
    "tax_total",
    "shipping_total",
    "tracking_code",
    "processed_at_foreign",
    "cancelled_at_foreign",
    "updated_at_foreign",
    "shipping_address",
    "billing_address",
    "promos",
    "lines",
    "outreach",
    "tracking_number",
    "tracking_carrier",
    "tracking_url",
  ],
};
const needed: { readonly [kind: string]: readonly string[] } = {
  customers: ["id", "email_address", "opt_in_status"],
  products: ["id", "title", "variants"],
  orders: ["id", "customer", "currency_code", "order_total", "lines"],
};
const MOST_KEPT = 300;

/** A store that was connected before, with one article in it. */
export const firstStore: ValueRecord = {
  harbour: {
    name: "Harbour Homeware",
    customers: {},
    products: { "720114983350127617": { id: "720114983350127617", title: "Harbour mug", variants: [{ id: "450928137716005309", title: "Sea green" }] } },
    orders: {},
  },
};

/** Null when the request is about something else. */
export function storeCalls(request: SandboxRequest, state: ValueRecord): SandboxAnswer | null {
  const stores = asRecord(state.stores);
  if (request.method === "GET" && request.path === "/ecommerce/stores") {
    const rows = Object.entries(stores).map(([id, store]) => ({ id, name: asText(asRecord(store).name) }));
    return { status: 200, body: { stores: rows, total_items: rows.length }, state };
  }
  const [, store = "", kind = "", last] = /^\/ecommerce\/stores\/([^/]+)\/(customers|products|orders)(?:\/([^/]+))?$/.exec(request.path) ?? [];
  const id = last === undefined ? undefined : decodeURIComponent(last);
  if (kind === "") return null;
  if (!Object.hasOwn(stores, store)) return notFound(state);
  const found = id === undefined ? undefined : asRecord(asRecord(stores[store])[kind])[id];
  if (request.method === "GET") return found === undefined ? notFound(state) : { status: 200, body: found, state };
  if (request.method === "PUT" && kind === "customers" && id !== undefined) return save({ store, kind, id, isNew: found === undefined }, request, state);
  return request.method === "POST" && id === undefined && kind !== "customers" ? create(store, kind, request, state) : notFound(state);
}

function create(store: string, kind: string, request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const id = asText(asRecord(request.body).id);
  const rows = asRecord(asRecord(asRecord(state.stores)[store])[kind]);
  const one = kind.slice(0, -1);
  if (Object.hasOwn(rows, id)) return problem(400, "Bad Request", `A ${one} with the provided ID already exists in the account for this store.`, state, "id");
  return save({ store, kind, id, isNew: true }, request, state);
}

interface Place {
  readonly store: string;
  readonly kind: string;
  readonly id: string;
  readonly isNew: boolean;
}

function save({ store, kind, id, isNew }: Place, request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const body = asRecord(request.body);
  const stores = asRecord(state.stores);
  const own = asRecord(stores[store]);
  const wrong = refusal(kind, id, body, own);
  if (wrong !== null) return invalid(wrong.detail, wrong.field, state);
  const customer = kind === "orders" ? { customer: customerOf(asRecord(body.customer), own) } : {};
  const row: ValueRecord = { ...asRecord(asRecord(own[kind])[id]), ...body, ...customer, ...(kind === "orders" ? { store_id: store } : {}) };
  const { [id]: _, ...others } = asRecord(own[kind]);
  const rows = Object.fromEntries([...Object.entries(others).slice(1 - MOST_KEPT), [id, row]]);
  const next = { ...state, stores: { ...stores, [store]: { ...own, [kind]: rows } } };
  const one = kind.slice(0, -1);
  const name = asText(row.title) || asText(row.email_address) || asText(row.id);
  return {
    status: 200,
    body: row,
    state: next,
    effect: { kind: one, id, title: `${one[0]?.toUpperCase()}${one.slice(1)} ${name} ${isNew ? "added" : "updated"}` },
  };
}

function refusal(kind: string, id: string, body: ValueRecord, store: ValueRecord): { readonly detail: string; readonly field: string } | null {
  const unknown = Object.keys(body).find((name) => !fields[kind]?.includes(name));
  if (unknown !== undefined) return { detail: "The field is not known.", field: unknown };
  const missing = needed[kind]?.find((name) => body[name] === undefined || body[name] === "");
  if (missing !== undefined) return { detail: "Required fields were not provided: this value should not be blank.", field: missing };
  if (body.id !== id) return { detail: "The ID in the address and in the body must be the same.", field: "id" };
  if (kind === "orders") return wrongOrder(body, store);
  const list = asList(body.variants).map(asRecord);
  if (kind === "products" && (list.length === 0 || list.some((one) => asText(one.id) === "" || asText(one.title) === "" || one.misspelt !== undefined)))
    return { detail: "A product has at least one variant, each with an ID and a title.", field: "variants" };
  return null;
}

const lineFields = ["id", "product_id", "product_variant_id", "quantity", "price", "discount"];

function wrongOrder(order: ValueRecord, store: ValueRecord): { readonly detail: string; readonly field: string } | null {
  if (typeof order.order_total !== "number") return { detail: "Schema describes number, something else found instead.", field: "order_total" };
  if (!/^[A-Z]{3}$/.test(asText(order.currency_code))) return { detail: "Must be a valid currency code.", field: "currency_code" };
  const buyer = asRecord(order.customer);
  if (asText(buyer.id) === "") return { detail: "This value should not be blank.", field: "customer.id" };
  const isKnown = Object.hasOwn(asRecord(store.customers), asText(buyer.id));
  if (!isKnown && asText(buyer.email_address) === "") return { detail: "A new customer needs an e-mail address.", field: "customer.email_address" };
  for (const line of asList(order.lines).map(asRecord)) {
    if (Object.keys(line).some((name) => !lineFields.includes(name))) return { detail: "The field is not known.", field: "lines" };
    const product = asRecord(store.products)[asText(line.product_id)];
    if (product === undefined) return { detail: `A product with the ID "${asText(line.product_id)}" does not exist.`, field: "lines.item:0.product_id" };
    const variants = asList(asRecord(product).variants).map((one) => asText(asRecord(one).id));
    if (!variants.includes(asText(line.product_variant_id)))
      return { detail: "A product variant with this ID does not exist.", field: "lines.item:0.product_variant_id" };
    if (!Number.isInteger(line.quantity) || typeof line.price !== "number") return { detail: "Quantity and price must be numbers.", field: "lines" };
  }
  return asList(order.lines).length === 0 ? { detail: "An order has at least one line.", field: "lines" } : null;
}

function customerOf(given: ValueRecord, store: ValueRecord): Value {
  return { ...asRecord(asRecord(store.customers)[asText(given.id)]), ...given };
}
