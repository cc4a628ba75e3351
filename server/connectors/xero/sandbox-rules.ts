import { asList, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";

const day = /^\d{4}-\d{2}-\d{2}$/;
const kinds = ["ACCREC", "ACCPAY"];
const statuses = ["DRAFT", "SUBMITTED", "AUTHORISED"];
const amounts = ["Exclusive", "Inclusive", "NoTax"];

const invoiceFields = ["Type", "Contact", "LineItems", "Date", "DueDate", "LineAmountTypes", "InvoiceNumber", "Reference", "CurrencyCode", "Status", "Url"];

/** Fields that Xero does not know are told, where Xero itself would drop them in silence. */
export function strangers(given: ValueRecord, known: readonly string[]): readonly string[] {
  return Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => `The field ${name} is not known`);
}

/** Everything Xero would complain about, in its words; empty when it would accept the invoice. */
export function refusals(invoice: ValueRecord, state: ValueRecord): readonly string[] {
  const lines = asList(invoice.LineItems).map(asRecord);
  return [
    ...strangers(invoice, invoiceFields),
    ...ofInvoice(invoice, state),
    ...(lines.length === 0 ? ["One or more line items must be specified"] : []),
    ...lines.flatMap((line) => ofLine(line, asText(invoice.Status), state)),
  ];
}

function ofInvoice(invoice: ValueRecord, state: ValueRecord): readonly string[] {
  const wrong: string[] = [];
  const contact = asRecord(invoice.Contact);
  const status = asText(invoice.Status) || "DRAFT";
  if (!kinds.includes(asText(invoice.Type))) wrong.push("Invoice Type is not valid");
  if (asText(contact.Name) === "" && asText(contact.ContactID) === "") wrong.push("A Contact must be specified for this type of transaction");
  if (asText(contact.Name).length > 255) wrong.push("The contact name cannot be more than 255 characters long");
  if (!statuses.includes(status)) wrong.push("Invoice Status is not valid");
  if (invoice.LineAmountTypes !== undefined && !amounts.includes(asText(invoice.LineAmountTypes))) wrong.push("LineAmountTypes is not valid");
  for (const name of ["Date", "DueDate"]) if (invoice[name] !== undefined && !isDay(asText(invoice[name]))) wrong.push(`${name} is not a valid date`);
  if (status === "AUTHORISED" && invoice.DueDate === undefined) wrong.push("The DueDate must be supplied for an approved invoice");
  if (isDay(asText(invoice.Date)) && isDay(asText(invoice.DueDate)) && asText(invoice.DueDate) < asText(invoice.Date))
    wrong.push("The DueDate cannot be before the Date");
  const currency = invoice.CurrencyCode;
  if (currency !== undefined && !/^[A-Z]{3}$/.test(asText(currency))) wrong.push("The currency code is not valid");
  const number = asText(invoice.InvoiceNumber);
  if (number !== "" && asList(state.invoices).some((other) => asRecord(other).InvoiceNumber === number)) wrong.push("Invoice # must be unique");
  return wrong;
}

function ofLine(line: ValueRecord, status: string, state: ValueRecord): readonly string[] {
  const wrong: string[] = [];
  const code = asText(line.AccountCode);
  const tax = asText(line.TaxType);
  if (asText(line.Description) === "") wrong.push("Description is required for a line item");
  for (const name of ["Quantity", "UnitAmount", "TaxAmount", "DiscountAmount"])
    if (line[name] !== undefined && typeof line[name] !== "number") wrong.push(`${name} must be a number`);
  if (status === "AUTHORISED" && code === "") wrong.push("Account code must be specified for an approved invoice");
  if (code !== "" && !asList(state.accounts).some((row) => asRecord(row).Code === code))
    wrong.push(`Account code '${code}' is not a valid code for this document`);
  if (tax !== "" && !asList(state.taxRates).some((row) => asRecord(row).TaxType === tax))
    wrong.push(`The TaxType code '${tax}' does not exist or cannot be used for this type of transaction`);
  if (asText(line.ItemCode) !== "") wrong.push(`Item code '${asText(line.ItemCode)}' is not valid`);
  return wrong;
}

export function isDay(value: string): boolean {
  return day.test(value) && !Number.isNaN(Date.parse(value));
}
