import { asList, asNumber, asRecord, asText } from "#server/flow/read.ts";
import type { Value, ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxRequest } from "../contract.ts";
import { invalid, msDate, ok, uuid } from "./sandbox-answers.ts";
import { isDay, strangers } from "./sandbox-rules.ts";

/** An invoice from before: approved, sent, not yet paid. */
export const earlierInvoice: ValueRecord = {
  InvoiceID: uuid("0b6c1f52-9f0d", 30),
  InvoiceNumber: "INV-0030",
  Type: "ACCREC",
  Reference: "#1031",
  Contact: { ContactID: uuid("5d2a7c10-3b1e", 2), Name: "Grace Hill", EmailAddress: "grace.hill@example.com" },
  LineItems: [{ Description: "Harbour mug - Sand", Quantity: 2, UnitAmount: 14, AccountCode: "200", TaxType: "OUTPUT2" }],
  LineAmountTypes: "Inclusive",
  Status: "AUTHORISED",
  CurrencyCode: "GBP",
  Date: msDate(Date.parse("2026-10-28")),
  DueDate: msDate(Date.parse("2026-11-27")),
  SubTotal: 23.33,
  TotalTax: 4.67,
  Total: 28,
  AmountDue: 28,
  AmountPaid: 0,
  UpdatedDateUTC: msDate(Date.parse("2026-10-28T16:05:12Z")),
  HasErrors: false,
};

const all = (state: ValueRecord): readonly ValueRecord[] => [...asList(state.earlier), ...asList(state.invoices)].map(asRecord);

/** Null when the request is about something else. */
export function invoiceCalls(request: SandboxRequest, state: ValueRecord): SandboxAnswer | null {
  const { method, path } = request;
  if (method === "PUT" && path === "/Payments") return pay(request, state);
  if (method === "GET" && path === "/Invoices") return find(request, state);
  const [, id = "", email] = /^\/Invoices\/([^/]+)(\/Email)?$/.exec(path) ?? [];
  if (id === "") return null;
  const wanted = decodeURIComponent(id);
  const invoice = all(state).find((row) => row.InvoiceID === wanted || row.InvoiceNumber === wanted);
  if (invoice === undefined)
    return { status: 404, body: { Type: null, Title: "An error occurred", Status: 404, Message: "The resource you're looking for cannot be found" }, state };
  if (email === undefined) return method === "GET" ? ok({ Invoices: [invoice] }, state) : null;
  return method === "POST" ? send(asRecord(request.body), invoice, state) : null;
}

function find({ query }: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const reference = /^Reference=="([^"]*)"$/.exec(query.where ?? "")?.[1];
  if (reference === undefined)
    return { status: 400, body: { ErrorNumber: 16, Type: "QueryParseException", Message: "The where clause could not be parsed" }, state };
  return ok(
    {
      Invoices: all(state)
        .filter((row) => row.Reference === reference)
        .reverse(),
    },
    state,
  );
}

function send(body: ValueRecord, invoice: ValueRecord, state: ValueRecord): SandboxAnswer {
  const wrong = strangers(body, []);
  if (wrong.length > 0) return invalid(wrong, invoice, state);
  if (!["SUBMITTED", "AUTHORISED", "PAID"].includes(asText(invoice.Status))) return invalid(["Invoice not of valid status for emailing"], invoice, state);
  if (asText(asRecord(invoice.Contact).EmailAddress) === "") return invalid(["Contact does not have an email address"], invoice, state);
  const number = asText(invoice.InvoiceNumber);
  return { status: 204, body: null, state, effect: { kind: "e-mail", id: asText(invoice.InvoiceID), title: `Invoice ${number} sent by e-mail` } };
}

function pay(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const given = asRecord(asList(asRecord(request.body).Payments)[0]);
  const invoice = all(state).find((row) => row.InvoiceID === asRecord(given.Invoice).InvoiceID);
  const wrong = refusals(given, invoice, state);
  if (wrong.length > 0 || invoice === undefined) return invalid(wrong, given, state);
  const due = Math.round((asNumber(invoice.AmountDue) - asNumber(given.Amount)) * 100) / 100;
  const paid = {
    ...invoice,
    AmountDue: due,
    AmountPaid: Math.round((asNumber(invoice.Total) - due) * 100) / 100,
    Status: due === 0 ? "PAID" : asText(invoice.Status),
  };
  const number = asNumber(state.nextInvoice);
  const payment: ValueRecord = {
    PaymentID: uuid("c5e1a7f0-2d3b", number),
    Date: msDate(Date.parse(asText(given.Date))),
    Amount: asNumber(given.Amount),
    Reference: asText(given.Reference),
    CurrencyRate: 1,
    PaymentType: "ACCRECPAYMENT",
    Status: "AUTHORISED",
    HasAccount: true,
    UpdatedDateUTC: msDate(request.now),
    Account: asRecord(given.Account),
    Invoice: paid,
  };
  const put = (rows: Value | undefined): readonly Value[] => asList(rows).map((row) => (asRecord(row).InvoiceID === invoice.InvoiceID ? paid : row));
  const next = {
    ...state,
    nextInvoice: number + 1,
    earlier: put(state.earlier),
    invoices: put(state.invoices),
    payments: [...asList(state.payments).slice(-200), payment],
  };
  const title = `£${asNumber(given.Amount).toFixed(2)} on ${asText(invoice.InvoiceNumber)}`;
  return { ...ok({ Payments: [payment] }, next), effect: { kind: "payment", id: asText(payment.PaymentID), title } };
}

function refusals(given: ValueRecord, invoice: ValueRecord | undefined, state: ValueRecord): readonly string[] {
  const wrong = [...strangers(given, ["Invoice", "Account", "Amount", "Date", "Reference", "CurrencyRate"])];
  if (invoice === undefined) wrong.push("Invoice could not be found");
  else if (invoice.Status !== "AUTHORISED") wrong.push("Payments can only be made against Authorised documents");
  const account = asRecord(given.Account);
  const banks = asList(state.banks).map(asRecord);
  if (!banks.some((bank) => bank.AccountID === account.AccountID || (account.Code !== undefined && bank.Code === account.Code)))
    wrong.push("Account could not be found, or payments to it are not enabled");
  if (typeof given.Amount !== "number" || given.Amount <= 0) wrong.push("The Payment amount must be greater than 0");
  else if (invoice !== undefined && given.Amount > asNumber(invoice.AmountDue)) wrong.push("Payment amount exceeds the amount outstanding on this document");
  if (given.Date !== undefined && !isDay(asText(given.Date))) wrong.push("Date is not a valid date");
  return wrong;
}
