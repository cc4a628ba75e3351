import { defineOperation } from "../contract.ts";
import { invoiceInput, invoiceOutput } from "./invoice-shape.ts";

export const createInvoice = defineOperation({
  id: "create_invoice",
  title: "Create an invoice",
  description: "Makes a sales invoice or a bill. The contact is found by its name, or made.",
  input: invoiceInput,
  output: invoiceOutput,
  sampleInput: {
    Type: "ACCREC",
    Contact: { Name: "Ada Bell", EmailAddress: "ada.bell@example.com" },
    LineItems: [
      { Description: "Harbour mug - Sea green", Quantity: 2, UnitAmount: 14, AccountCode: "200", TaxType: "OUTPUT2" },
      { Description: "Oak serving board", Quantity: 1, UnitAmount: 46.95, AccountCode: "200", TaxType: "OUTPUT2" },
      { Description: "Tracked 48", Quantity: 1, UnitAmount: 4.95, AccountCode: "425", TaxType: "OUTPUT2" },
    ],
    Date: "2026-11-20",
    DueDate: "2026-12-20",
    LineAmountTypes: "Inclusive",
    Reference: "#1042",
    CurrencyCode: "GBP",
    Status: "AUTHORISED",
  },
  sample: {
    InvoiceID: "0b6c1f52-9f0d-4f0e-8a3f-000000000031",
    InvoiceNumber: "INV-0031",
    Reference: "#1042",
    Type: "ACCREC",
    Status: "AUTHORISED",
    Contact: { ContactID: "5d2a7c10-3b1e-4f0e-8a3f-000000000004", Name: "Ada Bell" },
    Date: "2026-11-20",
    DueDate: "2026-12-20",
    CurrencyCode: "GBP",
    SubTotal: 66.57,
    TotalTax: 13.33,
    Total: 79.9,
    AmountDue: 79.9,
    UpdatedDateUTC: "2026-11-20T09:41:29.000Z",
  },
  effect: "create",
  scopes: ["accounting.invoices", "accounting.contacts", "offline_access"],
  // How long Xero remembers a key is not in its description: a short time is the safe side, since afterwards a person decides.
  idempotency: { mode: "header", header: "idempotency-key", keptHours: 0.1 },
  request: { method: "PUT", path: "/Invoices", query: { summarizeErrors: "true" }, body: { codec: "json", value: { Invoices: ["{input}"] } } },
  result: ["Invoices", "0"],
  personalData: ["Contact"],
});
