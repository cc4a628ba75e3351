import { expect, test } from "vitest";
import type { Value } from "#server/flow/value.ts";
import type { Operation, SandboxAnswer } from "./contract.ts";
import { parseForm } from "./runtime/form.ts";
import { type Prepared, prepareRequest } from "./runtime/prepare.ts";
import { stripe } from "./stripe/index.ts";

const { create_payment_intent: pay, create_refund: refund, create_customer: create } = stripe.operations;

function prepare(operation: Operation, change: { readonly [name: string]: Value }): Prepared {
  return prepareRequest(stripe, operation, { ...operation.sampleInput, ...change }, { vars: {}, key: "7c9e6679f7425f40", auth: "secret_key" });
}

function bodyOf(prepared: Prepared): Value {
  if (!prepared.ok) throw new Error(prepared.failure.message);
  return parseForm(prepared.request.body ?? "");
}

test("the bytes of a payment: a nested form, smallest units, the key in its header and no secret", () => {
  const prepared = prepare(pay, {});
  expect(prepared).toMatchObject({
    ok: true,
    request: {
      url: "https://api.stripe.com/v1/payment_intents",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "idempotency-key": "7c9e6679f7425f40",
        "stripe-version": "2020-03-02",
        authorization: "Bearer {secret.apiKey}",
      },
      body: "amount=7990&currency=gbp&customer=cus_QhRidgeVale0001&description=Order%20%231042&receipt_email=ada.bell%40example.com&metadata%5Border%5D=%231042",
    },
  });
});

test.each([
  ["500", "JPY", "500"],
  ["500.00", "JPY", "500"],
  ["1.234", "KWD", "1234"],
  ["5", "ISK", "500"],
  ["0.30", "GBP", "30"],
])("%s %s is sent as %s", (amount, currency, units) => {
  expect(bodyOf(prepare(pay, { amount, currency }))).toMatchObject({ amount: units, currency: currency.toLowerCase() });
});

test.each([
  ["79.905", "GBP"],
  ["500.5", "JPY"],
  ["1.2345", "KWD"],
])("%s %s is refused before it is sent: it has more decimals than there are", (amount, currency) => {
  expect(prepare(pay, { amount, currency })).toMatchObject({ failure: { kind: "refused", field: "amount", message: expect.stringMatching(/decimals/) } });
});

test("a part of a payment is paid back only when its currency is known, and all of it without", () => {
  expect(prepareRequest(stripe, refund, { payment_intent: "pi_1x", amount: "5.00" }, { vars: {}, key: "k", auth: "secret_key" })).toMatchObject({
    failure: { kind: "refused", field: "currency" },
  });
  expect(bodyOf(prepareRequest(stripe, refund, { payment_intent: "pi_1x" }, { vars: {}, key: "k", auth: "secret_key" }))).toEqual({ payment_intent: "pi_1x" });
});

test("a note's name with brackets is refused: Stripe would read it as a group", () => {
  expect(prepare(create, { metadata: { "a][amount": "1" } })).toMatchObject({ failure: { kind: "refused", field: "a][amount" } });
});

function post(path: string, body: string, state = stripe.sandbox.initial): SandboxAnswer {
  const headers = { authorization: "Bearer sandbox-stripe-key", "content-type": "application/x-www-form-urlencoded" };
  return stripe.sandbox.handle({ method: "POST", path, query: {}, headers, body: parseForm(body), now: 0 }, state);
}

test.each([
  ["/payment_intents", "currency=gbp", "amount", /Missing/],
  ["/payment_intents", "amount=79.90&currency=gbp", "amount", /Invalid integer/],
  ["/payment_intents", "amount=0&currency=gbp", "amount", /greater than/],
  ["/payment_intents", "amount=29&currency=gbp", "amount", /at least/],
  ["/payment_intents", "amount=999999999&currency=gbp", "amount", /no more than/],
  ["/payment_intents", "amount=500&currency=GBP", "currency", /Invalid currency/],
  ["/payment_intents", "amount=500&currency=gbp&customer=cus_none", "customer", /No such customer/],
  ["/payment_intents", "amount=500&currency=gbp&confirm=yes", "confirm", /boolean/],
  ["/payment_intents", "amount=500&currency=gbp&reciept_email=a@b.cc", "reciept_email", /unknown parameter/],
  ["/customers", "email=nobody", "email", /Invalid email/],
  ["/customers", "email=a@b.cc&address[city]=Bristol", "address[line1]", /Missing/],
  ["/customers", `email=a@b.cc&metadata[${"x".repeat(41)}]=1`, `metadata[${"x".repeat(41)}]`, /at most 40/],
  ["/refunds", "payment_intent=pi_none", "payment_intent", /No such/],
  ["/refunds", "payment_intent=pi_3QhHarbour1042paid&amount=7991", "amount", /greater than unrefunded/],
  ["/refunds", "payment_intent=pi_3QhHarbour1042paid&reason=because", "reason", /one of/],
  ["/invoiceitems", "amount=500&currency=gbp", "customer", /Missing/],
])("the simulated app refuses %s %s", (path, body, param, message) => {
  expect(post(path, body)).toMatchObject({ status: 400, body: { error: { param, message: expect.stringMatching(message) } } });
});

test("it pays back no more than was paid, however many times it is asked", () => {
  const first = post("/refunds", "payment_intent=pi_3QhHarbour1042paid&amount=5000");
  expect(first).toMatchObject({ status: 200, effect: { kind: "refund" } });
  expect(post("/refunds", "payment_intent=pi_3QhHarbour1042paid&amount=5000", first.state)).toMatchObject({ status: 400 });
  const rest = post("/refunds", "payment_intent=pi_3QhHarbour1042paid", first.state);
  expect(rest).toMatchObject({ status: 200, body: { amount: 2_990 } });
  expect(post("/refunds", "payment_intent=pi_3QhHarbour1042paid", rest.state)).toMatchObject({ body: { error: { code: "charge_already_refunded" } } });
});

test("a card that is declined is told as such, and nothing is kept", () => {
  const answer = post("/payment_intents", "amount=500&currency=gbp&payment_method=pm_card_visa_chargeDeclined&confirm=true");
  expect(answer).toMatchObject({ status: 402, body: { error: { code: "card_declined" } } });
  expect(answer.state).toEqual(stripe.sandbox.initial);
});

test("an unpaid payment cannot be paid back", () => {
  const made = post("/payment_intents", "amount=500&currency=gbp");
  const id = Object.entries(made.body ?? {}).find(([name]) => name === "id")?.[1];
  expect(post("/refunds", `payment_intent=${String(id)}`, made.state)).toMatchObject({ status: 400 });
});
