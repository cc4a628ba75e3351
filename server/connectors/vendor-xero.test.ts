import { fitsItsDescription } from "./vendor-check.ts";
import { xero } from "./xero/index.ts";

fitsItsDescription({
  connector: xero,
  file: "xero/xero_accounting.yaml",
  overlay: "xero/strict-overlay.json",
  type: "application/json",
  places: {
    create_invoice: "PUT /Invoices",
    get_invoice: "GET /Invoices/{InvoiceID}",
    find_invoice: "GET /Invoices",
    email_invoice: "POST /Invoices/{InvoiceID}/Email",
    create_credit_note: "PUT /CreditNotes",
    record_payment: "PUT /Payments",
    upsert_contact: "POST /Contacts",
    find_contact: "GET /Contacts",
  },
  answersAside: { email_invoice: "The answer has no body." },
});
