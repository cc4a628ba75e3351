import { expect, test } from "vitest";
import { isRecord, type Value } from "#server/flow/value.ts";
import { royalMail } from "./royal-mail/index.ts";
import { interpret, readingOf } from "./runtime/interpret.ts";
import { prepareFind } from "./runtime/prepare.ts";

const { create_order: create, set_status: status, delete_order: remove, get_label: label } = royalMail.operations;
const headers = { authorization: "Bearer sandbox-royal-mail-key" };
type Operation = (typeof royalMail.operations)[keyof typeof royalMail.operations];

function ask(operation: Operation, method: string, path: string, body: Value, query: { readonly [name: string]: string } = {}) {
  const answer = royalMail.sandbox.handle({ method, path, query, headers, body, now: Date.parse("2026-11-20T09:41:29Z") }, royalMail.sandbox.initial);
  const result = interpret({ ok: true, status: answer.status, headers: {}, text: JSON.stringify(answer.body) }, readingOf(royalMail, operation), 0);
  return { ...answer, result };
}

/** The sample order with one field of it changed; undefined takes the field out. */
function order(path: string, value: Value | undefined): Value {
  const change = (at: Value, [name = "", ...rest]: readonly string[]): Value => {
    const fields = isRecord(at) ? at : {};
    const next = rest.length === 0 ? value : change(fields[name] ?? {}, rest);
    return Object.fromEntries([...Object.entries(fields).filter(([key]) => key !== name), ...(next === undefined ? [] : [[name, next] as const])]);
  };
  return { items: [change(create.sampleInput, path.split("."))] };
}

test.each([
  ["recipient", undefined],
  ["recipient.address.city", undefined],
  ["recipient.address.postcode", "nowhere"],
  ["recipient.address.postcode", undefined],
  ["recipient.address.countryCode", "XX"],
  ["recipient.address.street", "14 Quay Lane"],
  ["orderReference", "x".repeat(41)],
  ["orderDate", "yesterday"],
  ["total", "79.90"],
  ["total", 79.905],
  ["total", -1],
  ["postageDetails.serviceCode", "XYZ9"],
  ["postageDetails.sendNotificationsTo", "nobody"],
  ["weight", 5],
])("an order with %s = %j is refused inside a 200, in the app's words, and nothing is kept", (path, value) => {
  const { status: code, result, effect, state } = ask(create, "POST", "/orders", order(path, value));
  expect(code).toBe(200);
  expect(result).toMatchObject({
    ok: false,
    failure: { kind: "rejected", message: expect.stringMatching(/\w{3}/), field: expect.stringContaining(path.split(".").at(-1) ?? "") },
  });
  expect(effect).toBeUndefined();
  expect(state).toEqual(royalMail.sandbox.initial);
});

test("a parcel abroad needs its contents", () => {
  const [item] = [create.sampleInput];
  const abroad = {
    ...item,
    recipient: { address: { addressLine1: "1 Rue de la Paix", city: "Paris", countryCode: "FR" } },
    packages: [{ weightInGrams: 500, packageFormatIdentifier: "parcel" }],
  };
  expect(ask(create, "POST", "/orders", { items: [abroad] }).result).toMatchObject({ failure: { message: expect.stringMatching(/contents/) } });
});

test("the look before a repeat asks for the reference in quotes, as one part of the address", () => {
  const input = { ...create.sampleInput, orderReference: "A/1;B" };
  expect(prepareFind(royalMail, create, input, { vars: {}, key: "k", auth: "api_key" })).toMatchObject({
    ok: true,
    request: { method: "GET", url: "https://api.parcel.royalmail.com/api/v1/orders/%22A%2F1%3BB%22" },
  });
});

test("a reference that would end its own quotes is not looked for", () => {
  const input = { ...create.sampleInput, orderReference: 'A";"B' };
  expect(prepareFind(royalMail, create, input, { vars: {}, key: "k", auth: "api_key" })).toMatchObject({ ok: false, failure: { kind: "refused" } });
});

test.each([
  [status, "PUT", "/orders/status", { items: [{ orderIdentifier: 99, status: "despatched" }] }, { message: "The order was not found" }],
  [status, "PUT", "/orders/status", { items: [{ orderIdentifier: 10_041, status: "lost" }] }, { kind: "rejected" }],
  [status, "PUT", "/orders/status", { items: [{ orderIdentifier: 10_041, status: "despatched", shippingCarrier: "DHL" }] }, { kind: "rejected" }],
  [remove, "DELETE", "/orders/99", null, { code: "notFound" }],
  [label, "GET", "/orders/99/label", null, { code: "notFound" }],
])("%o %s %s is refused", (operation, method, path, body, failure) => {
  expect(ask(operation, method, path, body, { documentType: "postageLabel" }).result).toMatchObject({ ok: false, failure });
});

test("a label without a service, or of an unknown kind, is refused", () => {
  expect(ask(label, "GET", "/orders/10041/label", null, { documentType: "poster" }).result).toMatchObject({
    failure: { message: expect.stringMatching(/documentType/) },
  });
});
