import type { ObjectShape } from "#server/flow/shape.ts";
import { defineTrigger } from "../contract.ts";
import { metadata } from "./customer-shape.ts";
import { eventOf, eventReads, setUp, signature } from "./event.ts";
import { amount, currency } from "./payment-shape.ts";

const type = "charge.refunded";

const charge: ObjectShape = {
  type: "object",
  title: "Charge",
  properties: {
    id: { type: "string", title: "Charge ID" },
    amount,
    amount_refunded: { type: "string", format: "decimal", title: "Paid back so far", meaning: "money.refund" },
    currency,
    refunded: { type: "boolean", title: "All paid back" },
    payment_intent: { type: "string", title: "Payment", meaning: "payment.id", nullable: true },
    customer: { type: "string", title: "Customer", meaning: "customer.id", nullable: true },
    description: { type: "string", title: "Description", nullable: true },
    receipt_email: { type: "string", title: "E-mail for the receipt", meaning: "email", personal: true, nullable: true },
    created: { type: "string", format: "date-time", title: "Charged", meaning: "created_at" },
    metadata,
  },
  required: ["id", "amount", "amount_refunded", "currency", "refunded", "created"],
};

const at = ["data", "object"];

export const chargeRefunded = defineTrigger({
  id: "charge_refunded",
  title: "Payment refunded",
  description: "Starts when a payment is paid back, also in part.",
  kind: "webhook",
  output: eventOf(charge),
  sample: {
    id: "evt_3QhHarbour1042back",
    type,
    created: "2026-11-21T10:02:12.000Z",
    livemode: false,
    data: {
      object: {
        id: "ch_3QhHarbour1042paid",
        amount: "79.90",
        amount_refunded: "28.00",
        currency: "GBP",
        refunded: false,
        payment_intent: "pi_3QhHarbour1042paid",
        customer: "cus_QhRidgeVale0001",
        description: "Order #1042",
        receipt_email: "ada.bell@example.com",
        created: "2026-11-20T09:41:31.000Z",
        metadata: { order: "#1042" },
      },
    },
  },
  scopes: [],
  signature,
  setUp: setUp(type),
  dedupe: { path: ["id"] },
  topic: { path: ["type"], equals: type },
  reads: [
    ...eventReads,
    { as: "minor", at: [...at, "amount"], currency: [...at, "currency"] },
    { as: "minor", at: [...at, "amount_refunded"], currency: [...at, "currency"] },
    { as: "upper", at: [...at, "currency"] },
    { as: "epoch", at: [...at, "created"] },
  ],
  runTitle: "Refund of {data.object.amount_refunded} {data.object.currency} · {data.object.description}",
  businessKeys: [["data", "object", "payment_intent"], ["data", "object", "id"], ["data", "object", "receipt_email"], ["id"]],
  personalData: ["data"],
});
