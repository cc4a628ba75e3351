import { defineConnector } from "../contract.ts";
import { oauth } from "./auth.ts";
import { createInvoice } from "./create-invoice.ts";
import { sandbox } from "./sandbox.ts";

export const xero = defineConnector({
  id: "xero",
  version: 1,
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
    "accounting.contacts": "create and read contacts",
    "accounting.settings.read": "read the organisation's name, its chart of accounts and tax rates",
    offline_access: "keep working while nobody is signed in",
  },
  power: { cannot: ["move money", "see payroll"] },
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
  operations: { create_invoice: createInvoice },
  triggers: {},
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
  },
  capabilities: [{ id: "invoice.create", operation: "create_invoice" }],
  sandbox,
});
