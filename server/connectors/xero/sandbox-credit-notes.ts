import { asList, asNumber, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxRequest } from "../contract.ts";
import { invalid, msDate, ok, uuid } from "./sandbox-answers.ts";
import { refusals } from "./sandbox-rules.ts";
import { totals } from "./sandbox-totals.ts";

const kinds: { readonly [kind: string]: string } = { ACCRECCREDIT: "ACCREC", ACCPAYCREDIT: "ACCPAY" };

/** Null when the request is about something else. */
export function creditNoteCalls(request: SandboxRequest, state: ValueRecord): SandboxAnswer | null {
  if (request.method !== "PUT" || request.path !== "/CreditNotes") return null;
  const given = asRecord(asList(asRecord(request.body).CreditNotes)[0]);
  const { CreditNoteNumber: own, ...rest } = given;
  // The rules of an invoice, without a day on which it is due.
  const wrong = refusals({ ...rest, Type: kinds[asText(given.Type)] ?? "", DueDate: given.Date ?? "2026-01-01" }, state).map((text) =>
    text.replace("Invoice Type", "Credit note Type"),
  );
  if (asList(state.creditNotes).some((note) => own !== undefined && asRecord(note).CreditNoteNumber === own)) wrong.push("Credit note number must be unique");
  return wrong.length > 0 ? invalid(wrong, given, state) : create(given, request.now, state);
}

function create(given: ValueRecord, now: number, state: ValueRecord): SandboxAnswer {
  const number = asNumber(state.nextInvoice);
  const name = asText(asRecord(given.Contact).Name);
  const contacts = asRecord(state.contacts);
  const contact = contacts[name] ?? { ...asRecord(given.Contact), ContactID: uuid("5d2a7c10-3b1e", number), ContactStatus: "ACTIVE" };
  const sums = totals(given, state);
  const note: ValueRecord = {
    ...given,
    CreditNoteID: uuid("7e4d2b19-6c0a", number),
    CreditNoteNumber: asText(given.CreditNoteNumber) || `CN-${String(number).padStart(4, "0")}`,
    Contact: contact,
    Status: asText(given.Status) || "DRAFT",
    CurrencyCode: asText(given.CurrencyCode) || "GBP",
    Date: msDate(Date.parse(asText(given.Date) || new Date(now).toISOString())),
    ...sums,
    RemainingCredit: sums.Total,
    UpdatedDateUTC: msDate(now),
    HasErrors: false,
  };
  const next = { ...state, nextInvoice: number + 1, contacts: { ...contacts, [name]: contact }, creditNotes: [...asList(state.creditNotes).slice(-200), note] };
  const title = `Credit note ${asText(note.CreditNoteNumber)} for £${sums.Total.toFixed(2)}`;
  return { ...ok({ CreditNotes: [note] }, next), effect: { kind: "credit note", id: asText(note.CreditNoteID), title } };
}
