import fc from "fast-check";
import { expect, test } from "vitest";
import { EXACT, type Value } from "#server/flow/value.ts";
import type { Connector, Operation } from "./contract.ts";
import { inventory } from "./inventory/index.ts";
import { mailchimp } from "./mailchimp/index.ts";
import { type Prepared, prepareFind, prepareRequest } from "./runtime/prepare.ts";
import { shopify } from "./shopify/index.ts";
import { xero } from "./xero/index.ts";

const context = { key: "key-0123456789abcdef", auth: "api_key" };
const stock = { ...context, vars: { address: "https://stock.example.com/v2" } };
const member = mailchimp.operations.upsert_member;

function request(prepared: Prepared): {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
} {
  if (!prepared.ok) throw new Error(prepared.failure.message);
  return prepared.request;
}

function level(sku: Value): Prepared {
  return prepareRequest(inventory, inventory.operations.get_stock_level, { sku }, stock);
}

test("a member is addressed by the hash of the lower-cased e-mail address", () => {
  const input = {
    list_id: "5f2d9a1c77",
    email_address: "Ada.Bell@Example.com",
    status_if_new: "subscribed",
    merge_fields: { FNAME: "Ada", LNAME: null },
    vip: null,
  };
  const { url, body, method } = request(prepareRequest(mailchimp, member, input, { ...context, vars: { dc: "us21" } }));
  expect(method).toBe("PUT");
  expect(url).toBe("https://us21.api.mailchimp.com/3.0/lists/5f2d9a1c77/members/e513cb00abacbff2809865eee734b096");
  expect(body).toBe('{"email_address":"Ada.Bell@Example.com","status_if_new":"subscribed","merge_fields":{"FNAME":"Ada"}}');
});

test("the key goes into the header that the app reads, and secrets are placeholders", () => {
  const { headers, url } = request(
    prepareRequest(xero, xero.operations.create_invoice, xero.operations.create_invoice.sampleInput, {
      key: context.key,
      auth: "oauth",
      vars: xero.sandbox.vars,
    }),
  );
  expect(url).toBe("https://api.xero.com/api.xro/2.0/Invoices?summarizeErrors=true");
  expect(headers).toMatchObject({
    "idempotency-key": context.key,
    "xero-tenant-id": xero.sandbox.vars.tenantId,
    "content-type": "application/json",
    authorization: "Bearer {secret.accessToken}",
  });
});

test("the same input and key give the same bytes", () => {
  const operation = xero.operations.create_invoice;
  const make = (): Prepared => prepareRequest(xero, operation, structuredClone(operation.sampleInput), { key: "k", auth: "oauth", vars: xero.sandbox.vars });
  expect(make()).toEqual(make());
});

test("numbers keep all their digits", () => {
  const input = { adjustments: [{ sku: "A", locationId: "B", delta: { [EXACT]: "-9007199254740993" }, reason: "sale" }] };
  expect(request(prepareRequest(inventory, inventory.operations.adjust_stock, input, stock)).body).toContain('"delta":-9007199254740993');
});

test("graphql sends its fixed query and the data as variables", () => {
  const input = { id: "gid://shopify/Order/617420983051739103", tags: ['a"}) { x }'] };
  const { body } = request(prepareRequest(shopify, shopify.operations.tag_order, input, { key: "k", auth: "admin_token", vars: { shop: "harbour-homeware" } }));
  expect(JSON.parse(body ?? "")).toEqual({ query: expect.stringMatching(/^mutation tagOrder\(/), variables: input });
});

test("S5: a value becomes one segment of the path", () => {
  expect(request(level("a/b?c#d%2e e")).url).toBe("https://stock.example.com/v2/stock-levels/a%2Fb%3Fc%23d%252e%20e");
});

test.each([[""], ["."], [".."], ["a\nb"], ["a\u0000"], ["\ud800"]])("S5: %j cannot be part of a path", (sku) => {
  expect(level(sku)).toMatchObject({ ok: false, failure: { kind: "refused", field: "sku" } });
});

test("S5: no text leaves the account's own address", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 20 }), (sku) => {
      const prepared = level(sku);
      const url = prepared.ok ? new URL(prepared.request.url) : null;
      expect([null, "https://stock.example.com"]).toContain(url?.origin ?? null);
      expect(url?.pathname ?? "/v2/stock-levels/").toMatch(/^\/v2\/stock-levels\/[^/]*$/);
    }),
  );
});

test.each([
  ["a missing field", { adjustments: [{ sku: "A", delta: 1, reason: "sale" }] }, "adjustments.0.locationId"],
  ["a field that the app does not know", { adjustments: [{ sku: "A", locationId: "B", delta: 1, reason: "sale", colour: "red" }] }, "adjustments.0.colour"],
  ["a choice that is none", { adjustments: [{ sku: "A", locationId: "B", delta: 1, reason: "gift" }] }, "adjustments.0.reason"],
  ["a fraction of a piece", { adjustments: [{ sku: "A", locationId: "B", delta: 1.5, reason: "sale" }] }, "adjustments.0.delta"],
  ["no adjustment at all", { adjustments: [] }, "adjustments"],
])("input with %s is refused before anything is sent", (_, input, field) => {
  expect(prepareRequest(inventory, inventory.operations.adjust_stock, input, stock)).toMatchObject({ ok: false, failure: { kind: "refused", field } });
});

test.each([["us21.evil.example/"], ["us21@evil.example"], [""], ["us21\n"]])("the var %j is refused: the pattern is anchored", (dc) => {
  expect(prepareRequest(mailchimp, member, member.sampleInput, { ...context, vars: { dc } })).toMatchObject({ failure: { kind: "refused" } });
});

const form: Operation = {
  ...inventory.operations.adjust_stock,
  input: { type: "object", properties: {}, additional: { type: "unknown" } },
  idempotency: { mode: "findFirst", find: { method: "GET", path: "/orders/{input.ref}" }, found: ["id"] },
  request: { method: "POST", path: "/orders", headers: { "X-Note": "{input.note}" }, body: { codec: "form", value: { order: "{input.order}", key: "{key}" } } },
};
const formApp: Connector = { ...inventory, operations: { form } };

test("a form nests its fields in brackets", () => {
  const { body, headers } = request(prepareRequest(formApp, form, { note: "hi", order: { lines: [{ sku: "A&B" }, { sku: "C" }], paid: true } }, stock));
  expect(headers["content-type"]).toBe("application/x-www-form-urlencoded");
  expect(new URLSearchParams(body ?? "").toString()).toBe(
    new URLSearchParams({ "order[lines][0][sku]": "A&B", "order[lines][1][sku]": "C", "order[paid]": "true", key: context.key }).toString(),
  );
});

test("data cannot begin another header", () => {
  expect(prepareRequest(formApp, form, { note: "a\r\nx-evil: 1", order: {} }, stock)).toMatchObject({ failure: { kind: "refused" } });
});

test("only a findFirst operation is looked for", () => {
  expect(prepareFind(inventory, inventory.operations.adjust_stock, inventory.operations.adjust_stock.sampleInput, stock)).toBeNull();
  expect(prepareFind(formApp, form, { ref: "#1042", note: "x" }, stock)).toMatchObject({
    ok: true,
    request: { method: "GET", url: "https://stock.example.com/v2/orders/%231042" },
  });
});
