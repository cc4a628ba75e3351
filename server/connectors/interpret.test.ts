import { expect, test } from "vitest";
import { type CallResult, interpret } from "./runtime/interpret.ts";
import { shopify } from "./shopify/index.ts";
import { xero } from "./xero/index.ts";

const invoice = xero.operations.create_invoice;
const now = Date.parse("2026-11-20T10:00:00Z");

function answer(status: number, body: unknown, headers: { readonly [name: string]: string } = {}): CallResult {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return interpret({ ok: true, status, headers, text }, { rules: xero.errors, output: invoice.output, result: invoice.result }, now);
}

const made = {
  InvoiceID: "i",
  InvoiceNumber: "INV-0031",
  Type: "ACCREC",
  Status: "DRAFT",
  Contact: { ContactID: "c", Name: "Ada", Phones: [] },
  Total: 79.9,
  Date: "/Date(1795132800000+0000)/",
  UpdatedDateUTC: "/Date(1795167687000+0000)/",
  Payments: [],
};

test("the result is the first invoice, with dates as dates and undeclared fields left out", () => {
  expect(answer(200, { Invoices: [made] })).toEqual({
    ok: true,
    output: {
      InvoiceID: "i",
      InvoiceNumber: "INV-0031",
      Type: "ACCREC",
      Status: "DRAFT",
      Contact: { ContactID: "c", Name: "Ada" },
      Total: 79.9,
      Date: "2026-11-20",
      UpdatedDateUTC: "2026-11-20T09:41:27.000Z",
    },
  });
});

test("errors inside a 2xx are errors", () => {
  const body = { Invoices: [{ StatusAttributeString: "ERROR", ValidationErrors: [{ Message: "First" }, { Message: "Second" }] }] };
  expect(answer(200, body)).toEqual({ ok: false, failure: { kind: "rejected", status: 200, message: "First; Second" } });
});

test("errors of a refused document are told in the app's words", () => {
  const body = {
    Type: "ValidationException",
    Message: "A validation exception occurred",
    Elements: [{ ValidationErrors: [{ Message: "Account code '999' is not valid" }] }],
  };
  expect(answer(400, body)).toMatchObject({ failure: { kind: "rejected", status: 400, message: "Account code '999' is not valid" } });
});

test("a lost tenant is an account that no longer works", () => {
  expect(answer(403, { Detail: "AuthenticationUnsuccessful" })).toMatchObject({ failure: { kind: "unauthorized", status: 403 } });
  expect(answer(403, { Detail: "Something else" })).toMatchObject({ failure: { kind: "rejected", status: 403 } });
});

test.each([
  [401, { kind: "unauthorized" }],
  [403, { kind: "rejected" }],
  [404, { kind: "rejected", code: "notFound" }],
  [302, { kind: "rejected" }],
  [408, { kind: "unavailable", reason: "status", sent: true }],
  [429, { kind: "unavailable", reason: "rateLimited", sent: false }],
  [500, { kind: "unavailable", reason: "status", sent: true }],
  [503, { kind: "unavailable", reason: "status", sent: true }],
])("status %d with a page instead of JSON", (status, failure) => {
  expect(answer(status, "<html>Sorry</html>")).toMatchObject({ ok: false, failure: { ...failure, status } });
});

test.each([
  ["a page", "<html></html>"],
  ["half an answer", '{"Invoices":[{"Inv'],
  ["no result", "{}"],
  ["nothing", ""],
  ["a null result", '{"Invoices":[null]}'],
  ["a tower of lists", "[".repeat(5_000)],
])("a 2xx with %s may have had its effect", (_, body) => {
  expect(answer(200, body)).toMatchObject({ failure: { kind: "unavailable", reason: "badAnswer", sent: true } });
});

test.each([
  ["5", 5_000],
  ["0", 0],
  ["1.5", 1_500],
  ["Fri, 20 Nov 2026 10:00:30 GMT", 30_000],
  ["Fri, 20 Nov 2026 09:00:00 GMT", 0],
  ["86400", 3_600_000],
])("Retry-After %s asks for %d ms", (header, ms) => {
  expect(answer(429, "", { "retry-after": header })).toMatchObject({ failure: { retryAfterMs: ms } });
  expect(answer(503, "", { "retry-after": header })).toMatchObject({ failure: { retryAfterMs: ms } });
});

test.each(["", "soon", "-5"])("Retry-After %j says nothing", (header) => {
  expect(answer(429, "", { "retry-after": header })).not.toHaveProperty("failure.retryAfterMs");
});

test("control characters of an app's sentence are taken out, and it is cut", () => {
  expect(answer(400, { Message: `a\u0007\n${"b".repeat(900)}` })).toMatchObject({ failure: { message: `a ${"b".repeat(498)}` } });
});

function graphql(body: unknown): CallResult {
  const { output, result } = shopify.operations.tag_order;
  return interpret({ ok: true, status: 200, headers: {}, text: JSON.stringify(body) }, { rules: shopify.errors, output, result }, now);
}

test("GraphQL: throttled, refused and done all come as 200", () => {
  expect(graphql({ errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }] })).toMatchObject({
    failure: { kind: "unavailable", reason: "rateLimited", sent: false },
  });
  expect(graphql({ errors: [{ message: "Unknown field" }] })).toMatchObject({ failure: { kind: "rejected", message: "Unknown field" } });
  expect(graphql({ data: { tagsAdd: { node: null, userErrors: [{ field: ["input", "id"], message: "Not found" }] } } })).toMatchObject({
    failure: { kind: "rejected", message: "Not found", field: "input.id" },
  });
  expect(graphql({ data: { tagsAdd: { node: { id: "gid" }, userErrors: [] } } })).toEqual({ ok: true, output: { id: "gid" } });
});

test.each([
  [
    { ok: false, reason: "timeout", sent: true },
    { kind: "unavailable", reason: "timeout", sent: true },
  ],
  [
    { ok: false, reason: "transport", sent: false },
    { kind: "unavailable", reason: "transport", sent: false },
  ],
  [
    { ok: false, reason: "cancelled", sent: true },
    { kind: "unavailable", reason: "transport", sent: true },
  ],
  [{ ok: false, reason: "refused", refusal: "address", sent: false }, { kind: "refused" }],
  [
    { ok: false, reason: "refused", refusal: "redirects", sent: true },
    { kind: "unavailable", reason: "badAnswer", sent: true },
  ],
] as const)("%j keeps whether it was sent", (given, failure) => {
  expect(interpret(given, { rules: [], output: { type: "unknown" } }, now)).toMatchObject({ ok: false, failure });
});
