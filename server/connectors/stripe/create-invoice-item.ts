import { defineOperation } from "../contract.ts";
import { metadata } from "./customer-shape.ts";
import { amount, currency } from "./payment-shape.ts";

export const createInvoiceItem = defineOperation({
  id: "create_invoice_item",
  title: "Add to the next invoice",
  description: "Puts a line on the customer's next Stripe invoice, such as a delivery that was not part of the subscription.",
  input: {
    type: "object",
    properties: {
      customer: { type: "string", title: "Customer", meaning: "customer.id", minLength: 5, maxLength: 255 },
      amount: { ...amount, title: "Amount", description: "In main units. Negative gives money off." },
      currency,
      description: { type: "string", title: "Description", meaning: "line.title", maxLength: 5_000 },
      metadata,
    },
    required: ["customer", "amount", "currency"],
  },
  output: {
    type: "object",
    title: "Invoice line",
    properties: {
      id: { type: "string", title: "Line ID", meaning: "line.id" },
      amount,
      currency,
      customer: { type: "string", title: "Customer", meaning: "customer.id" },
      description: { type: "string", title: "Description", nullable: true },
      date: { type: "string", format: "date-time", title: "Date", meaning: "created_at" },
      metadata,
    },
    required: ["id", "amount", "currency", "customer", "date"],
  },
  sampleInput: { customer: "cus_QhRidgeVale0001", amount: "4.95", currency: "GBP", description: "Tracked 48" },
  sample: {
    id: "ii_1QhHarbourTracked",
    amount: "4.95",
    currency: "GBP",
    customer: "cus_QhRidgeVale0001",
    description: "Tracked 48",
    date: "2026-11-20T09:41:29.000Z",
    metadata: {},
  },
  effect: "create",
  scopes: ["invoices:write"],
  idempotency: { mode: "header", header: "idempotency-key", keptHours: 24 },
  request: {
    method: "POST",
    path: "/invoiceitems",
    body: {
      codec: "form",
      value: {
        customer: "{input.customer}",
        amount: "{minor:input.amount,input.currency}",
        currency: "{lower:input.currency}",
        description: "{input.description}",
        metadata: "{input.metadata}",
      },
    },
  },
  reads: [
    { as: "minor", at: ["amount"], currency: ["currency"] },
    { as: "upper", at: ["currency"] },
    { as: "epoch", at: ["date"] },
  ],
  personalData: ["description", "metadata"],
});
