import { defineOperation } from "../contract.ts";
import { createInvoice } from "./create-invoice.ts";
import { invoiceOutput } from "./invoice-shape.ts";

export const knownInvoice = "0b6c1f52-9f0d-4f0e-8a3f-000000000030";

const sample = {
  ...createInvoice.sample,
  InvoiceID: knownInvoice,
  InvoiceNumber: "INV-0030",
  Reference: "#1031",
  Contact: { ContactID: "5d2a7c10-3b1e-4f0e-8a3f-000000000002", Name: "Grace Hill" },
  Date: "2026-10-28",
  DueDate: "2026-11-27",
  SubTotal: 23.33,
  TotalTax: 4.67,
  Total: 28,
  AmountDue: 28,
  UpdatedDateUTC: "2026-10-28T16:05:12.000Z",
};

const shared = {
  sample,
  effect: "read",
  scopes: ["accounting.invoices.read"],
  idempotency: { mode: "natural" },
  result: ["Invoices", "0"],
  personalData: ["Contact"],
} as const;

export const getInvoice = defineOperation({
  ...shared,
  id: "get_invoice",
  title: "Read an invoice",
  description: "Reads an invoice by its ID or its number.",
  input: {
    type: "object",
    properties: { invoice: { type: "string", title: "Invoice ID or number", meaning: "invoice.id", minLength: 1, maxLength: 255 } },
    required: ["invoice"],
  },
  output: invoiceOutput,
  sampleInput: { invoice: knownInvoice },
  request: { method: "GET", path: "/Invoices/{input.invoice}" },
});

export const findInvoice = defineOperation({
  ...shared,
  id: "find_invoice",
  title: "Find an invoice by its reference",
  description: "The newest invoice that carries this reference, such as an order's name. Finds nothing when there is none.",
  input: {
    type: "object",
    properties: { reference: { type: "string", title: "Reference", meaning: "order.number", minLength: 1, maxLength: 255 } },
    required: ["reference"],
  },
  output: { ...invoiceOutput, nullable: true },
  sampleInput: { reference: "#1031" },
  request: {
    method: "GET",
    path: "/Invoices",
    query: { where: "Reference=={quoted:input.reference}", order: "UpdatedDateUTC DESC", pageSize: "1", page: "1" },
  },
});

export const emailInvoice = defineOperation({
  id: "email_invoice",
  title: "E-mail an invoice",
  description: "Has Xero send an approved sales invoice to the contact's e-mail address.",
  input: {
    type: "object",
    properties: { invoice_id: { type: "string", format: "uuid", title: "Invoice ID", meaning: "invoice.id" } },
    required: ["invoice_id"],
  },
  output: { type: "object", properties: {} },
  sampleInput: { invoice_id: knownInvoice },
  sample: {},
  effect: "update",
  scopes: ["accounting.invoices"],
  idempotency: { mode: "header", header: "idempotency-key", keptHours: 0.1 },
  request: { method: "POST", path: "/Invoices/{input.invoice_id}/Email", body: { codec: "json", value: {} } },
  personalData: [],
});
