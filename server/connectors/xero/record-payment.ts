import { defineOperation } from "../contract.ts";
import { knownInvoice } from "./read-invoices.ts";

export const recordPayment = defineOperation({
  id: "record_payment",
  title: "Record a payment",
  description: "Notes that an approved invoice was paid, in whole or in part. No money is moved.",
  input: {
    type: "object",
    properties: {
      invoice_id: { type: "string", format: "uuid", title: "Invoice ID", meaning: "invoice.id" },
      account_id: { type: "string", format: "uuid", title: "Into the account", meaning: "bank.account", lookup: "bank_accounts" },
      amount: { type: "number", title: "Amount", meaning: "money.total", minimum: 0.01 },
      date: { type: "string", format: "date", title: "Date", meaning: "payment.date" },
      reference: { type: "string", title: "Reference", description: "Such as the payment's ID at Stripe.", meaning: "payment.id", maxLength: 255 },
    },
    required: ["invoice_id", "account_id", "amount", "date"],
  },
  output: {
    type: "object",
    title: "Payment",
    properties: {
      PaymentID: { type: "string", format: "uuid", title: "Payment ID", meaning: "payment.id" },
      Date: { type: "string", format: "date", title: "Date", meaning: "payment.date" },
      Amount: { type: "number", title: "Amount", meaning: "money.total" },
      Reference: { type: "string", title: "Reference" },
      Status: { type: "string", title: "Status", meaning: "payment.status" },
      Invoice: {
        type: "object",
        title: "Invoice",
        properties: {
          InvoiceID: { type: "string", format: "uuid", title: "Invoice ID", meaning: "invoice.id" },
          InvoiceNumber: { type: "string", title: "Number", meaning: "invoice.number" },
          AmountDue: { type: "number", title: "Amount due", meaning: "money.due" },
        },
        required: ["InvoiceID"],
      },
    },
    required: ["PaymentID", "Date", "Amount", "Status", "Invoice"],
  },
  sampleInput: { invoice_id: knownInvoice, account_id: "297c2dc5-cc47-4afd-8ec8-74990b8761e9", amount: 28, date: "2026-11-20", reference: "pi_3QK2" },
  sample: {
    PaymentID: "c5e1a7f0-2d3b-4f0e-8a3f-000000000031",
    Date: "2026-11-20",
    Amount: 28,
    Reference: "pi_3QK2",
    Status: "AUTHORISED",
    Invoice: { InvoiceID: knownInvoice, InvoiceNumber: "INV-0030", AmountDue: 0 },
  },
  effect: "create",
  scopes: ["accounting.payments"],
  idempotency: { mode: "header", header: "idempotency-key", keptHours: 0.1 },
  request: {
    method: "PUT",
    path: "/Payments",
    query: { summarizeErrors: "true" },
    body: {
      codec: "json",
      value: {
        Payments: [
          {
            Invoice: { InvoiceID: "{input.invoice_id}" },
            Account: { AccountID: "{input.account_id}" },
            Amount: "{input.amount}",
            Date: "{input.date}",
            Reference: "{input.reference}",
          },
        ],
      },
    },
  },
  result: ["Payments", "0"],
  personalData: [],
});
