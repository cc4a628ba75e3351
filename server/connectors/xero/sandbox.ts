import { asList, asNumber, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxApp, SandboxRequest } from "../contract.ts";
import { invalid, msDate, uuid } from "./sandbox-answers.ts";
import { contactCalls } from "./sandbox-contacts.ts";
import { creditNoteCalls } from "./sandbox-credit-notes.ts";
import { earlierInvoice, invoiceCalls } from "./sandbox-invoices.ts";
import { refusals } from "./sandbox-rules.ts";
import { totals } from "./sandbox-totals.ts";

/** A simulated app remembers this many of each kind, so that a long demonstration stays quick. */
const MOST_KEPT = 200;
const newest = (rows: ValueRecord): ValueRecord => Object.fromEntries(Object.entries(rows).slice(-MOST_KEPT));
const pounds = (amount: number, currency: string): string => (currency === "GBP" ? `£${amount.toFixed(2)}` : `${amount.toFixed(2)} ${currency}`);

function handle(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  if (!/^Bearer \S+/.test(request.headers.authorization ?? ""))
    return { status: 401, body: { Title: "Unauthorized", Status: 401, Detail: "TokenExpired: token expired" }, state };
  if (request.headers["xero-tenant-id"] !== sandbox.vars.tenantId)
    return { status: 403, body: { Title: "Forbidden", Status: 403, Detail: "AuthenticationUnsuccessful" }, state };
  if (request.method === "GET" && request.path === "/Organisation")
    return {
      status: 200,
      body: { Organisations: [{ OrganisationID: "8a1f6c3e-2b7d-4c55-9f0e-6d1b2a3c4e5f", Name: "Harbour Homeware Ltd (sandbox)", BaseCurrency: "GBP" }] },
      state,
    };
  if (request.method === "GET" && request.path === "/Accounts") return accounts(request, state);
  if (request.method === "GET" && request.path === "/TaxRates") return { status: 200, body: { TaxRates: asList(state.taxRates) }, state };
  if (request.method === "PUT" && request.path === "/Invoices") return createInvoice(request, state);
  const more = contactCalls(request, state) ?? invoiceCalls(request, state) ?? creditNoteCalls(request, state);
  if (more !== null) return more;
  return { status: 404, body: { Message: "The resource you're looking for cannot be found" }, state };
}

function accounts(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const banks = request.query.where?.includes('Type=="BANK"') === true;
  const rows = asList(banks ? state.banks : state.accounts);
  return { status: 200, body: { Accounts: rows }, state };
}

function createInvoice(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const invoice = asRecord(asList(asRecord(request.body).Invoices)[0]);
  const wrong = refusals(invoice, state);
  if (wrong.length > 0) return invalid(wrong, invoice, state);
  const made = stored(invoice, request.now, state);
  return {
    status: 200,
    body: { Invoices: [made.answer] },
    state: made.state,
    effect: { kind: "invoice", id: asText(made.answer.InvoiceID), title: title(made.answer) },
  };
}

function stored(invoice: ValueRecord, now: number, state: ValueRecord): { readonly answer: ValueRecord; readonly state: ValueRecord } {
  const contacts = asRecord(state.contacts);
  const asked = asRecord(invoice.Contact);
  const name = asText(asked.Name);
  const number = asNumber(state.nextInvoice);
  const contact = contacts[name] ?? { ...asked, ContactID: uuid("5d2a7c10-3b1e", number), ContactStatus: "ACTIVE" };
  const sums = totals(invoice, state);
  const answer: ValueRecord = {
    ...invoice,
    InvoiceID: uuid("0b6c1f52-9f0d", number),
    InvoiceNumber: asText(invoice.InvoiceNumber) || `INV-${String(number).padStart(4, "0")}`,
    Reference: asText(invoice.Reference),
    Contact: contact,
    Status: asText(invoice.Status) || "DRAFT",
    CurrencyCode: asText(invoice.CurrencyCode) || "GBP",
    Date: msDate(Date.parse(asText(invoice.Date) || new Date(now).toISOString())),
    ...(asText(invoice.DueDate) === "" ? {} : { DueDate: msDate(Date.parse(asText(invoice.DueDate))) }),
    ...sums,
    AmountDue: sums.Total,
    AmountPaid: 0,
    UpdatedDateUTC: msDate(now),
    HasErrors: false,
  };
  return {
    answer,
    state: {
      ...state,
      nextInvoice: number + 1,
      contacts: { ...newest(contacts), [name]: contact },
      invoices: [...asList(state.invoices).slice(1 - MOST_KEPT), answer],
    },
  };
}

function title(invoice: ValueRecord): string {
  return `Invoice ${asText(invoice.InvoiceNumber)} for ${pounds(asNumber(invoice.Total), asText(invoice.CurrencyCode))}`;
}

const account = (Code: string, Name: string, Type: string): ValueRecord => ({ Code, Name, Type, Status: "ACTIVE" });
const tax = (TaxType: string, Name: string, EffectiveRate: number): ValueRecord => ({ TaxType, Name, EffectiveRate, Status: "ACTIVE" });

export const sandbox: SandboxApp = {
  initial: {
    nextInvoice: 31,
    accounts: [
      account("200", "Sales", "REVENUE"),
      account("260", "Other Revenue", "REVENUE"),
      account("300", "Purchases", "DIRECTCOSTS"),
      account("425", "Postage, Freight & Courier", "EXPENSE"),
    ],
    taxRates: [
      tax("OUTPUT2", "20% (VAT on Income)", 20),
      tax("RROUTPUT", "5% (VAT on Income)", 5),
      tax("ZERORATEDOUTPUT", "Zero Rated Income", 0),
      tax("INPUT2", "20% (VAT on Expenses)", 20),
      tax("NONE", "No VAT", 0),
    ],
    banks: [{ AccountID: "297c2dc5-cc47-4afd-8ec8-74990b8761e9", Code: "090", Name: "Business Account", Type: "BANK", Status: "ACTIVE" }],
    earlier: [earlierInvoice],
    payments: [],
    creditNotes: [],
    contacts: {
      "Ridge & Vale": { ContactID: uuid("5d2a7c10-3b1e", 1), Name: "Ridge & Vale", ContactStatus: "ACTIVE" },
      "Grace Hill": {
        ContactID: uuid("5d2a7c10-3b1e", 2),
        Name: "Grace Hill",
        EmailAddress: "grace.hill@example.com",
        FirstName: "Grace",
        LastName: "Hill",
        ContactStatus: "ACTIVE",
      },
    },
    invoices: [],
  },
  secrets: { accessToken: "sandbox-xero-access-token", signingSecret: "sandbox-xero-webhooks-key" },
  vars: { tenantId: "4f7f2a10-6b1c-4f0e-9d43-1f0a6c2e5b77" },
  handle,
  rejection: {
    status: 400,
    body: {
      ErrorNumber: 10,
      Type: "ValidationException",
      Message: "A validation exception occurred",
      Elements: [{ ValidationErrors: [{ Message: "The document date falls in a locked period" }] }],
    },
  },
  records: (state) =>
    asList(state.invoices)
      .map((value) => {
        const row = asRecord(value);
        const fields = {
          Contact: asText(asRecord(row.Contact).Name),
          Status: asText(row.Status),
          Reference: asText(row.Reference) || "none",
          Total: pounds(asNumber(row.Total), asText(row.CurrencyCode)),
        };
        return { id: asText(row.InvoiceID), kind: "invoice", title: title(row), fields };
      })
      .reverse(),
};
