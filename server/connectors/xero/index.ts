import { defineConnector } from "../contract.ts";
import { oauth } from "./auth.ts";
import { findContact, upsertContact } from "./contacts.ts";
import { createCreditNote } from "./create-credit-note.ts";
import { createInvoice } from "./create-invoice.ts";
import { emailInvoice, findInvoice, getInvoice } from "./read-invoices.ts";
import { recordPayment } from "./record-payment.ts";
import { recordsChanged } from "./records-changed.ts";
import { sandbox } from "./sandbox.ts";

export const xero = defineConnector({
  id: "xero",
  version: 2,
  title: "Xero",
  category: "accounting",
  icon: "xero",
  monogram: "Xe",
  auth: [oauth],
  vars: {
    tenantId: {
      title: "Organisation",
      pattern: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
      example: "4f7f2a10-6b1c-4f0e-9d43-1f0a6c2e5b77",
    },
  },
  baseUrl: "https://api.xero.com/api.xro/2.0",
  allowedHosts: [],
  headers: { accept: "application/json", "xero-tenant-id": "{vars.tenantId}" },
  scopes: {
    "accounting.invoices": "create and read invoices",
    "accounting.invoices.read": "read invoices",
    "accounting.payments": "note that invoices were paid",
    "accounting.contacts": "create and read contacts",
    "accounting.contacts.read": "read contacts",
    "accounting.settings.read": "read the organisation's name, its chart of accounts and tax rates",
    offline_access: "keep working while nobody is signed in",
  },
  power: { cannot: ["move money", "see payroll"] },
  describedBy: "OpenAPI 3 of the accounting API, version 16.1.0, with the fields it leaves optional required",
  unverified: [
    "How long Xero remembers an idempotency key; six minutes are assumed, since afterwards a person decides.",
    "Xero's limits since its price tiers of 2026.",
  ],
  rate: { calls: 60, perMs: 60_000, concurrent: 5 },
  errors: [
    { when: { status: 403, path: ["Detail"], equals: "AuthenticationUnsuccessful" }, means: "unauthorized", message: ["Detail"] },
    { when: { status: 404 }, means: "notFound", message: ["Message"] },
    {
      when: { status: "4xx", path: ["Elements", "*", "ValidationErrors"], nonEmpty: true },
      means: "rejected",
      message: ["Elements", "*", "ValidationErrors", "*", "Message"],
    },
    { when: { status: "4xx" }, means: "rejected", message: ["Message"] },
    { when: { path: ["*", "*", "ValidationErrors"], nonEmpty: true }, means: "rejected", message: ["*", "*", "ValidationErrors", "*", "Message"] },
    { when: { path: ["*", "*", "StatusAttributeString"], equals: "ERROR" }, means: "rejected" },
  ],
  operations: {
    create_invoice: createInvoice,
    get_invoice: getInvoice,
    find_invoice: findInvoice,
    email_invoice: emailInvoice,
    create_credit_note: createCreditNote,
    record_payment: recordPayment,
    upsert_contact: upsertContact,
    find_contact: findContact,
  },
  triggers: { records_changed: recordsChanged },
  lookups: {
    accounts: {
      id: "accounts",
      request: { method: "GET", path: "/Accounts", query: { where: 'Status=="ACTIVE"' } },
      rows: ["Accounts"],
      value: ["Code"],
      title: ["Name"],
    },
    tax_rates: {
      id: "tax_rates",
      request: { method: "GET", path: "/TaxRates", query: { where: 'Status=="ACTIVE"' } },
      rows: ["TaxRates"],
      value: ["TaxType"],
      title: ["Name"],
    },
    bank_accounts: {
      id: "bank_accounts",
      request: { method: "GET", path: "/Accounts", query: { where: 'Status=="ACTIVE" AND Type=="BANK"' } },
      rows: ["Accounts"],
      value: ["AccountID"],
      title: ["Name"],
    },
  },
  capabilities: [
    { id: "invoice.create", operation: "create_invoice" },
    { id: "customer.upsert", operation: "upsert_contact" },
    { id: "payment.record", operation: "record_payment" },
    { id: "credit_note.create", operation: "create_credit_note" },
  ],
  sandbox,
});
