import { asList, asNumber, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxRequest } from "../contract.ts";
import { find, missing, newId, pounds, refuseFields, stored, stripeError, wholeNumber } from "./sandbox-answers.ts";
import { refuseMoney } from "./sandbox-payments.ts";

const reasons = ["duplicate", "fraudulent", "requested_by_customer"];

/** Pays back of a paid payment, never more than is left. */
export function createRefund(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const form = asRecord(request.body);
  const wrong = refuseFields(form, ["payment_intent", "amount", "reason", "metadata"], state);
  if (wrong !== null) return wrong;
  const intent = find(state.intents, form.payment_intent);
  if (intent === null) return missing(state, "payment_intent", asText(form.payment_intent), "payment_intent");
  if (intent.status !== "succeeded") return stripeError(state, "This PaymentIntent does not have a successful charge to refund.", { param: "payment_intent" });
  if (form.reason !== undefined && !reasons.includes(asText(form.reason)))
    return stripeError(state, `Invalid reason: must be one of ${reasons.join(", ")}`, { param: "reason" });
  const left = asNumber(intent.amount) - refunded(asText(intent.id), state);
  const amount = form.amount === undefined ? left : wholeNumber(form.amount);
  if (amount === undefined || amount < 1)
    return left === 0 && form.amount === undefined
      ? allBack(state, intent)
      : stripeError(state, `Invalid integer: ${asText(form.amount)}`, { param: "amount" });
  if (left === 0) return allBack(state, intent);
  const money = (units: number): string => pounds(units, asText(intent.currency));
  if (amount > left)
    return stripeError(state, `Refund amount (${money(amount)}) is greater than unrefunded amount on charge (${money(left)})`, { param: "amount" });
  return made(form, intent, amount, request, state);
}

function made(form: ValueRecord, intent: ValueRecord, amount: number, request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const { id, state: counted } = newId("re", state);
  const row: ValueRecord = {
    id,
    object: "refund",
    amount,
    charge: asText(intent.id).replace(/^pi_/, "ch_"),
    created: Math.floor(request.now / 1_000),
    currency: asText(intent.currency),
    metadata: asRecord(form.metadata),
    payment_intent: asText(intent.id),
    reason: form.reason ?? null,
    status: "succeeded",
  };
  const title = `${pounds(amount, asText(intent.currency))} paid back`;
  return { status: 200, body: row, state: stored(counted, "refunds", row), effect: { kind: "refund", id, title } };
}

function refunded(intent: string, state: ValueRecord): number {
  return asList(state.refunds)
    .map(asRecord)
    .filter((row) => row.payment_intent === intent)
    .reduce((sum, row) => sum + asNumber(row.amount), 0);
}

function allBack(state: ValueRecord, intent: ValueRecord): SandboxAnswer {
  return stripeError(state, `Charge ${asText(intent.id).replace(/^pi_/, "ch_")} has already been refunded.`, { code: "charge_already_refunded" });
}

/** A line on the customer's next invoice; money off is negative. */
export function createInvoiceItem(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const form = asRecord(request.body);
  const wrong = refuseFields(form, ["customer", "amount", "currency", "description", "metadata"], state);
  if (wrong !== null) return wrong;
  if (form.customer === undefined) return stripeError(state, "Missing required param: customer.", { param: "customer", code: "parameter_missing" });
  const refusal = refuseMoney(form, state, true);
  if (refusal !== null) return refusal;
  const { id, state: counted } = newId("ii", state);
  const date = Math.floor(request.now / 1_000);
  const row: ValueRecord = {
    id,
    object: "invoiceitem",
    amount: wholeNumber(form.amount) ?? 0,
    currency: asText(form.currency),
    customer: asText(form.customer),
    date,
    description: form.description ?? null,
    discountable: true,
    livemode: false,
    metadata: asRecord(form.metadata),
    period: { start: date, end: date },
    proration: false,
    quantity: 1,
  };
  const title = `${pounds(asNumber(row.amount), asText(form.currency))} on the next invoice`;
  return { status: 200, body: row, state: stored(counted, "items", row), effect: { kind: "invoice line", id, title } };
}
