import { defineConnector, defineOperation } from "#server/connectors/contract.ts";
import type { Account } from "#server/connectors/runtime/account.ts";
import { prepareRequest } from "#server/connectors/runtime/prepare.ts";
import { findFirst, sendRequest } from "#server/connectors/runtime/run-operation.ts";
import type { Apps } from "#server/engine/ports.ts";
import { hashOf } from "#server/flow/compile.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import type { Plan, PlanNode } from "#server/flow/plan.ts";
import type { ObjectShape } from "#server/flow/shape.ts";

/** The flow that is measured: an order comes in, twelve fields are mapped for each of three apps, all are called at once, then the answer. */
export const targets = ["stock", "audience", "invoice"] as const;

const text = { type: "string" } as const;
const fields = ["email", "first", "last", "name", "total", "tax", "currency", "postcode", "city", "country", "note", "sku"] as const;
const input: ObjectShape = { type: "object", properties: Object.fromEntries(fields.map((name) => [name, text])), required: ["email", "total"] };
const output: ObjectShape = { type: "object", properties: { id: text }, required: ["id"], additional: { type: "unknown" } };

const operation = (id: string) =>
  defineOperation({
    id,
    title: id,
    description: id,
    input,
    output,
    sampleInput: {},
    sample: { id: "1" },
    effect: "create",
    scopes: [],
    idempotency: { mode: "header", header: "idempotency-key", keptHours: 24 },
    request: { method: "POST", path: `/${id}`, body: { codec: "json", value: "{input}" } },
    personalData: [],
  });

/** The stub as an app of ours: through the same runtime and the same egress door as every other one. */
const stubApp = defineConnector({
  id: "stub",
  version: 1,
  title: "Stub",
  category: "generic",
  icon: null,
  monogram: "ST",
  auth: [
    {
      kind: "apiKey",
      id: "key",
      title: "Key",
      fields: { type: "object", properties: { apiKey: { type: "string", secret: true } } },
      help: "",
      apply: { headers: { authorization: "Bearer {secret.apiKey}" } },
      test: { method: "GET", path: "/", organisation: ["id"] },
    },
  ],
  vars: { port: { title: "Port", pattern: "[0-9]+", example: "8080" } },
  baseUrl: "http://127.0.0.1:{vars.port}",
  allowedHosts: [],
  headers: {},
  rate: { calls: 1_000_000, perMs: 1_000, concurrent: 10_000 },
  errors: [],
  operations: Object.fromEntries(targets.map((id) => [id, operation(id)])),
  triggers: {},
  lookups: {},
  capabilities: [],
  sandbox: {
    initial: {},
    rejection: { status: 422, body: null },
    records: () => [],
    secrets: {},
    vars: {},
    handle: (_request, state) => ({ status: 404, body: null, state }),
  },
});

/** Needs the stub's host and port in EGRESS_ALLOW. */
export function stubApps(port: number): () => Apps {
  const account: Account = {
    id: "account",
    connector: "stub",
    auth: "key",
    vars: { port: String(port) },
    allowedEffects: ["create"],
    sandbox: null,
    secrets: async () => ({ apiKey: "bench-key-0123456789" }),
  };
  const find = (id: string) => {
    const found = stubApp.operations[id];
    if (found === undefined) throw new Error(`The stub has no operation ${id}`);
    return found;
  };
  const apps: Apps = {
    prepare: async (ref, value, key) => prepareRequest(stubApp, find(ref.operation), value, { vars: account.vars, auth: account.auth, key }),
    send: (ref, request, options) => sendRequest(stubApp, find(ref.operation), request, account, options),
    find: (ref, value, options) => findFirst(stubApp, find(ref.operation), value, account, options),
  };
  return () => apps;
}

const formula = (source: string): Mapping => ({ kind: "formula", formula: source });

export const mapping: Mapping = {
  kind: "record",
  fields: {
    email: formula("order.customer.email"),
    first: formula("order.customer.first_name"),
    last: formula("order.customer.last_name"),
    name: { kind: "text", parts: [{ text: "Order " }, { formula: "order.name" }, { text: " of " }, { formula: "order.customer.last_name" }] },
    total: formula("order.total_price"),
    tax: formula("order.total_tax"),
    currency: formula("order.currency"),
    postcode: formula("order.shipping_address.zip"),
    city: formula("order.shipping_address.city"),
    country: formula("order.shipping_address.country_code"),
    note: formula('order.buyer_accepts_marketing ? "subscribed" : "transactional"'),
    sku: formula("order.line_items[0].sku"),
  },
};

const call = (id: string): PlanNode => ({
  key: id,
  name: id,
  inDegree: 1,
  outs: [{ port: "out", to: 4 }],
  work: {
    kind: "action",
    connector: "stub",
    connectorVersion: 1,
    operation: id,
    connection: "account",
    input: mapping,
    settings: { retry: { attempts: 5, backoffMs: 1_000 }, timeoutMs: 30_000, onError: "stop" },
    effect: "create",
    idempotency: "header",
  },
});

/** `calls` false: the flow only takes the event, for the measure of the door. */
export function benchPlan(calls: boolean): Plan {
  const trigger: PlanNode = {
    key: "order",
    name: "New order",
    inDegree: 0,
    outs: calls ? [1, 2, 3].map((to) => ({ port: "out", to })) : [],
    work: { kind: "trigger", trigger: { type: "webhook" }, connection: null },
  };
  const body: Mapping = { kind: "record", fields: Object.fromEntries(targets.map((id) => [id, formula(`${id}.id`)])) };
  const answer: PlanNode = { key: "answer", name: "Answer", inDegree: 3, outs: [], work: { kind: "logic", logic: { type: "respond", status: 200, body } } };
  const nodes = calls ? [trigger, ...targets.map(call), answer] : [trigger];
  const content = { version: 1, nodes, scopes: {}, hosts: [], responds: calls } as const;
  return { ...content, hash: hashOf(content) };
}

/** About 1.4 kB, as a small shop's order; each is another one. */
export function orderBody(number: number): string {
  return JSON.stringify({
    id: 820_982_911_946_000 + number,
    name: `#${number}`,
    email: `ada${number}@example.com`,
    created_at: "2026-11-22T14:02:11+00:00",
    currency: "GBP",
    total_price: "79.90",
    total_tax: "13.32",
    buyer_accepts_marketing: number % 2 === 0,
    customer: {
      id: 207_119_551 + number,
      email: `ada${number}@example.com`,
      first_name: "Ada",
      last_name: "Bell",
      phone: "+447700900123",
      tags: "regular, wholesale",
    },
    shipping_address: {
      first_name: "Ada",
      last_name: "Bell",
      address1: "12 Harbour Street",
      city: "Bristol",
      zip: "BS1 4RW",
      country: "United Kingdom",
      country_code: "GB",
    },
    billing_address: {
      first_name: "Ada",
      last_name: "Bell",
      address1: "12 Harbour Street",
      city: "Bristol",
      zip: "BS1 4RW",
      country: "United Kingdom",
      country_code: "GB",
    },
    line_items: [
      { id: 466_157_049, sku: "MUG-SEA-01", title: "Sea mug", quantity: 2, price: "19.95", grams: 350, requires_shipping: true, taxable: true },
      { id: 518_995_019, sku: "TEA-BRK-02", title: "Breakfast tea", quantity: 4, price: "10.00", grams: 125, requires_shipping: true, taxable: true },
    ],
    shipping_lines: [{ title: "Royal Mail Tracked 48", code: "TRACKED48", price: "0.00" }],
    note: "Please leave it with the neighbour if nobody is in.",
    financial_status: "paid",
    fulfillment_status: null,
  });
}
