import type { ObjectShape, Shape } from "#server/flow/shape.ts";
import type { ReadRule } from "../contract.ts";
import { metadata } from "./customer-shape.ts";

const maybe = (shape: Shape): Shape => ({ ...shape, nullable: true });

export const amount: Shape = {
  type: "string",
  format: "decimal",
  title: "Amount",
  description: "In main units, such as 79.90. Never more decimals than the currency has.",
  meaning: "money.total",
};
export const currency: Shape = { type: "string", format: "currency", title: "Currency", meaning: "currency" };

const statuses = ["requires_payment_method", "requires_confirmation", "requires_action", "processing", "requires_capture", "canceled", "succeeded"] as const;
const statusTitles = [
  "Waits for a means of payment",
  "Waits to be confirmed",
  "Waits for the customer",
  "Being processed",
  "Waits to be captured",
  "Cancelled",
  "Paid",
] as const;

/** A payment as it is read; money is decimal text in main units. */
export const payment: ObjectShape = {
  type: "object",
  title: "Payment",
  properties: {
    id: { type: "string", title: "Payment ID", meaning: "payment.id" },
    amount,
    amount_received: { type: "string", format: "decimal", title: "Amount received", meaning: "money.paid" },
    currency,
    status: { type: "string", title: "Status", meaning: "payment.status", enum: statuses, enumTitles: statusTitles },
    customer: maybe({ type: "string", title: "Customer", meaning: "customer.id" }),
    description: maybe({ type: "string", title: "Description" }),
    receipt_email: maybe({ type: "string", title: "E-mail for the receipt", meaning: "email", personal: true }),
    payment_method: maybe({ type: "string", title: "Means of payment" }),
    created: { type: "string", format: "date-time", title: "Created", meaning: "created_at" },
    livemode: { type: "boolean", title: "Real money", description: "No for Stripe's own test mode." },
    metadata,
  },
  required: ["id", "amount", "currency", "status", "created", "livemode"],
};

/** How Stripe writes a payment below `at`. */
export function paymentReads(at: readonly string[]): readonly ReadRule[] {
  const money = (name: string): ReadRule => ({ as: "minor", at: [...at, name], currency: [...at, "currency"] });
  return [money("amount"), money("amount_received"), { as: "upper", at: [...at, "currency"] }, { as: "epoch", at: [...at, "created"] }];
}

export const samplePayment = {
  id: "pi_3QhHarbour1042paid",
  amount: "79.90",
  amount_received: "79.90",
  currency: "GBP",
  status: "succeeded",
  customer: "cus_QhRidgeVale0001",
  description: "Order #1042",
  receipt_email: "ada.bell@example.com",
  payment_method: "pm_card_visa",
  created: "2026-11-20T09:41:29.000Z",
  livemode: false,
  metadata: { order: "#1042" },
};
