import { defineOperation } from "../contract.ts";
import { metadata } from "./customer-shape.ts";
import { currency } from "./payment-shape.ts";

export const createRefund = defineOperation({
  id: "create_refund",
  title: "Refund a payment",
  description: "Pays back a payment, all of it or a part. Without an amount, everything that is left.",
  input: {
    type: "object",
    properties: {
      payment_intent: { type: "string", title: "Payment", description: "Begins with pi_.", meaning: "payment.id", minLength: 5, maxLength: 255 },
      amount: {
        type: "string",
        format: "decimal",
        title: "Amount",
        description: "In main units, such as 28.00. Absent: everything that is left.",
        meaning: "money.refund",
      },
      currency: { ...currency, description: "The payment's own; needed with an amount." },
      reason: {
        type: "string",
        title: "Reason",
        meaning: "refund.reason",
        enum: ["requested_by_customer", "duplicate", "fraudulent"],
        enumTitles: ["The customer asked for it", "Paid twice", "Fraud"],
      },
      metadata,
    },
    required: ["payment_intent"],
  },
  output: {
    type: "object",
    title: "Refund",
    properties: {
      id: { type: "string", title: "Refund ID", meaning: "refund.id" },
      amount: { type: "string", format: "decimal", title: "Amount", meaning: "money.refund" },
      currency,
      status: { type: "string", title: "Status", description: "succeeded, pending or failed.", meaning: "refund.status", nullable: true },
      payment_intent: { type: "string", title: "Payment", meaning: "payment.id", nullable: true },
      charge: { type: "string", title: "Charge", nullable: true },
      reason: { type: "string", title: "Reason", meaning: "refund.reason", nullable: true },
      created: { type: "string", format: "date-time", title: "Created", meaning: "created_at" },
      metadata,
    },
    required: ["id", "amount", "currency", "created"],
  },
  sampleInput: { payment_intent: "pi_3QhHarbour1042paid", amount: "28.00", currency: "GBP", reason: "requested_by_customer", metadata: { order: "#1042" } },
  sample: {
    id: "re_3QhHarbour1042back",
    amount: "28.00",
    currency: "GBP",
    status: "succeeded",
    payment_intent: "pi_3QhHarbour1042paid",
    charge: "ch_3QhHarbour1042paid",
    reason: "requested_by_customer",
    created: "2026-11-21T10:02:11.000Z",
    metadata: { order: "#1042" },
  },
  effect: "create",
  scopes: ["refunds:write"],
  idempotency: { mode: "header", header: "idempotency-key", keptHours: 24 },
  request: {
    method: "POST",
    path: "/refunds",
    body: {
      codec: "form",
      value: {
        payment_intent: "{input.payment_intent}",
        amount: "{minor:input.amount,input.currency}",
        reason: "{input.reason}",
        metadata: "{input.metadata}",
      },
    },
  },
  reads: [
    { as: "minor", at: ["amount"], currency: ["currency"] },
    { as: "upper", at: ["currency"] },
    { as: "epoch", at: ["created"] },
  ],
  personalData: ["metadata"],
});
