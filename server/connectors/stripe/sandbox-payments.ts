import { asNumber, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxRequest } from "../contract.ts";
import { find, missing, newId, pounds, refuseFields, stored, stripeError, wholeNumber } from "./sandbox-answers.ts";

const fields = [
  "amount",
  "currency",
  "customer",
  "description",
  "receipt_email",
  "statement_descriptor",
  "payment_method",
  "confirm",
  "off_session",
  "metadata",
];
const currencies = ["gbp", "eur", "usd", "cad", "aud", "chf", "dkk", "nok", "sek", "pln", "czk", "huf", "jpy", "krw", "kwd", "bhd", "isk", "ugx"];
const smallest = 30;
const largest = 99_999_999;

/** Why Stripe would not take these; null when it would. */
export function refuseMoney(form: ValueRecord, state: ValueRecord, negative = false): SandboxAnswer | null {
  const amount = wholeNumber(form.amount);
  if (form.amount === undefined) return stripeError(state, "Missing required param: amount.", { param: "amount", code: "parameter_missing" });
  if (amount === undefined) return stripeError(state, `Invalid integer: ${asText(form.amount)}`, { param: "amount", code: "parameter_invalid_integer" });
  if (!negative && amount < 1)
    return stripeError(state, "This value must be greater than or equal to 1.", { param: "amount", code: "parameter_invalid_integer" });
  if (Math.abs(amount) > largest) return stripeError(state, "Amount must be no more than £999,999.99", { param: "amount", code: "amount_too_large" });
  if (asText(form.currency) === "") return stripeError(state, "Missing required param: currency.", { param: "currency", code: "parameter_missing" });
  if (!currencies.includes(asText(form.currency))) return stripeError(state, `Invalid currency: ${asText(form.currency)}.`, { param: "currency" });
  const customer = form.customer;
  return customer !== undefined && find(state.customers, customer) === null ? missing(state, "customer", asText(customer), "customer") : null;
}

function refusal(form: ValueRecord, state: ValueRecord): SandboxAnswer | null {
  const wrong = refuseFields(form, fields, state) ?? refuseMoney(form, state);
  if (wrong !== null) return wrong;
  if (asText(form.currency) === "gbp" && asNumber(wholeNumber(form.amount)) < smallest)
    return stripeError(state, "Amount must be at least £0.30 gbp", { param: "amount", code: "amount_too_small" });
  if (asText(form.statement_descriptor).length > 22)
    return stripeError(state, "The statement descriptor must be at most 22 characters.", { param: "statement_descriptor" });
  for (const name of ["confirm", "off_session"])
    if (form[name] !== undefined && form[name] !== "true" && form[name] !== "false")
      return stripeError(state, `Invalid boolean: ${asText(form[name])}`, { param: name });
  const method = form.payment_method;
  if (method !== undefined && !asText(method).startsWith("pm_")) return missing(state, "PaymentMethod", asText(method), "payment_method");
  if (form.confirm === "true" && method === undefined)
    return stripeError(state, "You cannot confirm this PaymentIntent because it's missing a payment method.", { code: "payment_intent_unexpected_state" });
  if (form.off_session === "true" && form.confirm !== "true")
    return stripeError(state, "off_session can only be used when confirm is true.", { param: "off_session" });
  if (form.confirm === "true" && asText(method).includes("Declined"))
    return stripeError(state, "Your card was declined.", { status: 402, code: "card_declined", param: "payment_method" });
  return null;
}

/** A payment intent as version 2020-03-02 answers it. */
export function intentRow(id: string, form: ValueRecord, created: number): ValueRecord {
  const amount = wholeNumber(form.amount) ?? 0;
  const paid = form.confirm === "true";
  return {
    id,
    object: "payment_intent",
    amount,
    amount_received: paid ? amount : 0,
    capture_method: "automatic",
    confirmation_method: "automatic",
    created,
    currency: asText(form.currency),
    customer: form.customer ?? null,
    description: form.description ?? null,
    livemode: false,
    metadata: asRecord(form.metadata),
    payment_method: form.payment_method ?? null,
    payment_method_types: ["card"],
    receipt_email: form.receipt_email ?? null,
    statement_descriptor: form.statement_descriptor ?? null,
    status: paid ? "succeeded" : form.payment_method === undefined ? "requires_payment_method" : "requires_confirmation",
  };
}

export function createIntent(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const form = asRecord(request.body);
  const wrong = refusal(form, state);
  if (wrong !== null) return wrong;
  const { id, state: counted } = newId("pi", state);
  const row = intentRow(id, form, Math.floor(request.now / 1_000));
  const done = row.status === "succeeded" ? "paid" : "requested";
  const title = `Payment of ${pounds(asNumber(row.amount), asText(row.currency))} ${done}`;
  return { status: 200, body: row, state: stored(counted, "intents", row), effect: { kind: "payment", id, title } };
}

export function readIntent(id: string, state: ValueRecord): SandboxAnswer {
  const row = find(state.intents, id);
  return row === null ? missing(state, "payment_intent", id, "intent", 404) : { status: 200, body: row, state };
}
