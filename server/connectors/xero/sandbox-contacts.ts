import { asList, asNumber, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxRequest } from "../contract.ts";
import { invalid, msDate, ok, uuid } from "./sandbox-answers.ts";
import { strangers } from "./sandbox-rules.ts";

const known = ["Name", "EmailAddress", "FirstName", "LastName", "AccountNumber", "TaxNumber", "Addresses", "Phones", "ContactID", "ContactNumber"];
const longest: { readonly [field: string]: number } = { Name: 255, EmailAddress: 255, FirstName: 255, LastName: 255, AccountNumber: 50, TaxNumber: 50 };

/** Null when the request is about something else. */
export function contactCalls(request: SandboxRequest, state: ValueRecord): SandboxAnswer | null {
  if (request.path !== "/Contacts") return null;
  if (request.method === "GET") return find(request, state);
  return request.method === "POST" ? upsert(request, state) : null;
}

function find({ query }: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const email = /^EmailAddress=="([^"]*)"$/.exec(query.where ?? "")?.[1];
  if (query.where !== undefined && email === undefined)
    return { status: 400, body: { ErrorNumber: 16, Type: "QueryParseException", Message: "The where clause could not be parsed" }, state };
  const rows = Object.values(asRecord(state.contacts)).map(asRecord);
  return ok({ Contacts: rows.filter((row) => email === undefined || asText(row.EmailAddress).toLowerCase() === email.toLowerCase()) }, state);
}

function upsert(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const given = asRecord(asList(asRecord(request.body).Contacts)[0]);
  const name = asText(given.Name);
  const wrong = refusals(given);
  if (wrong.length > 0) return invalid(wrong, given, state);
  const contacts = asRecord(state.contacts);
  const before = contacts[name];
  const number = asNumber(state.nextInvoice) + Object.keys(contacts).length;
  const contact: ValueRecord = {
    ContactID: uuid("5d2a7c10-3b1e", number),
    ContactStatus: "ACTIVE",
    ...asRecord(before),
    ...given,
    UpdatedDateUTC: msDate(request.now),
    HasValidationErrors: false,
  };
  const effect = { kind: "contact", id: asText(contact.ContactID), title: `${name} ${before === undefined ? "added" : "updated"}` };
  return { ...ok({ Contacts: [contact] }, { ...state, contacts: { ...contacts, [name]: contact } }), effect };
}

function refusals(given: ValueRecord): readonly string[] {
  const wrong = [...strangers(given, known)];
  if (asText(given.Name).trim() === "") wrong.push("The contact name must be specified.");
  for (const [field, most] of Object.entries(longest))
    if (asText(given[field]).length > most) wrong.push(`The ${field} field cannot be more than ${most} characters long`);
  const email = given.EmailAddress;
  if (email !== undefined && !/^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(asText(email))) wrong.push("Email address is not valid.");
  for (const address of asList(given.Addresses).map(asRecord))
    if (!["POBOX", "STREET"].includes(asText(address.AddressType))) wrong.push("AddressType must be either POBOX or STREET");
  return wrong;
}
