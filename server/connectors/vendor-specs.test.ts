import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import type { Value } from "#server/flow/value.ts";
import type { Connector, Operation, SandboxRequest } from "./contract.ts";
import { inventory } from "./inventory/index.ts";
import { mailchimp } from "./mailchimp/index.ts";
import { prepareRequest } from "./runtime/prepare.ts";
import { sampleOrder } from "./shopify/sample-order.ts";
import { fullInput, rounded, VendorSpec } from "./vendor-specs.ts";
import { xero } from "./xero/index.ts";

/** The vendors' own descriptions, which stand beside a checkout where they are at hand; null where they are not. */
function findSpecs(): string | null {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const specs = join(folder, "shared", "specs");
    if (existsSync(join(specs, "README.md"))) return specs;
  }
  return null;
}

const found = findSpecs();
const specs = found ?? "";
const word = found === null ? " (skipped: the vendors' descriptions are not beside this checkout)" : "";
const json = (path: string): readonly string[] => [...path.split(" "), "content", "application/json", "schema"];

interface Sent {
  readonly url: URL;
  readonly body: unknown;
  readonly request: SandboxRequest;
}

/** The request as it would go out, and the same for the simulated app. */
function sent(connector: Connector, operation: Operation, input: Value): Sent {
  const prepared = prepareRequest(connector, operation, input, { vars: connector.sandbox.vars, key: "0123456789abcdef", auth: connector.auth[0]?.id ?? "" });
  if (!prepared.ok) throw new Error(`${prepared.failure.message} ${"field" in prepared.failure ? prepared.failure.field : ""}`);
  const { method, headers, body } = prepared.request;
  const url = new URL(prepared.request.url);
  const base = new URL(connector.baseUrl.replaceAll(/\{vars\.([a-zA-Z]+)\}/g, (_, name: string) => connector.sandbox.vars[name] ?? ""));
  const filled = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace(/\{secret[^}]*\}/, Object.values(connector.sandbox.secrets)[0] ?? "")]),
  );
  const parsed = body === null ? null : JSON.parse(body);
  const request = {
    method,
    path: url.pathname.slice(base.pathname.replace(/\/$/, "").length),
    query: Object.fromEntries(url.searchParams),
    headers: filled,
    body: parsed,
    now: Date.parse("2026-11-20T09:41:29Z"),
  };
  return { url, body: parsed, request };
}

function inputs(operation: Operation): readonly Value[] {
  return [operation.sampleInput, { ...operation.sampleInput, ...Object(fullInput(operation.input)) }];
}

function answer(connector: Connector, operation: Operation): unknown {
  const { status, body } = connector.sandbox.handle(sent(connector, operation, operation.sampleInput).request, connector.sandbox.initial);
  expect(status).toBeLessThan(300);
  return body;
}

describe.skipIf(found === null)(`requests and simulated answers fit the vendors' own descriptions${word}`, () => {
  test("Xero: create an invoice", () => {
    const spec = new VendorSpec(join(specs, "xero/xero_accounting.yaml"), join(specs, "xero/strict-overlay.json"));
    const operation = xero.operations.create_invoice;
    for (const input of inputs(operation)) expect(spec.complaints(json("paths /Invoices put requestBody"), sent(xero, operation, input).body)).toEqual([]);
    expect(
      spec.complaints(json("paths /Invoices put requestBody"), { Invoices: [{ Type: "ACCREC", Contact: {}, LineItems: [], Dat: "2026-11-20" }] }),
    ).not.toEqual([]);
    expect(spec.complaints(["components", "schemas", "Invoices"], answer(xero, operation))).toEqual([]);
    expect(spec.complaints(["components", "schemas", "Error"], xero.sandbox.rejection.body)).toEqual([]);
  });

  test("Mailchimp: add or update a member", () => {
    const spec = new VendorSpec(join(specs, "mailchimp/marketing-3.0.55-structure.json"), join(specs, "mailchimp/strict-overlay.json"));
    const operation = mailchimp.operations.upsert_member;
    const place = "paths /lists/{list_id}/members/{subscriber_hash} put";
    for (const input of inputs(operation)) expect(spec.complaints(json(`${place} requestBody`), sent(mailchimp, operation, input).body)).toEqual([]);
    expect(spec.complaints(json(`${place} requestBody`), { email_address: "a@b.cc", status_if_new: "subscribed", fname: "Ada" })).not.toEqual([]);
    expect(spec.complaints(json(`${place} responses 200`), answer(mailchimp, operation))).toEqual([]);
  });

  test("Inventory: adjust stock and read a level", () => {
    const spec = new VendorSpec(join(specs, "inventory/openapi.json"));
    const { adjust_stock: adjust, get_stock_level: read } = inventory.operations;
    for (const input of inputs(adjust))
      expect(spec.complaints(json("paths /stock-adjustments post requestBody"), sent(inventory, adjust, input).body)).toEqual([]);
    expect(spec.complaints(json("paths /stock-adjustments post responses 201"), answer(inventory, adjust))).toEqual([]);
    expect(spec.complaints(json("paths /stock-levels/{sku} get responses 200"), answer(inventory, read))).toEqual([]);
    expect(spec.complaints(["components", "schemas", "Problem"], inventory.sandbox.rejection.body)).toEqual([]);
  });

  test("Shopify: the sample order is an order", () => {
    const { schema } = JSON.parse(readFileSync(join(specs, "shopify/webhooks-2026-07/orders__create.json"), "utf8"));
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    formats.default(ajv);
    // What the description knows from examples only: addresses without a phone or a county are as common.
    const nullable = ["province", "province_code", "phone"];
    const validate = ajv.compile(schema);
    validate(rounded(sampleOrder));
    const complaints = (validate.errors ?? []).filter(
      (error) => error.keyword !== "required" && !nullable.some((name) => error.instancePath.endsWith(`/${name}`)),
    );
    expect(complaints.map((error) => `${error.instancePath} ${error.message}`)).toEqual([]);
    const known = Object.keys(schema.properties);
    expect(Object.keys(sampleOrder).filter((name) => !known.includes(name))).toEqual([]);
  });
});
