import type { ObjectShape } from "#server/flow/shape.ts";

export const line: ObjectShape = {
  type: "object",
  title: "Line",
  properties: {
    Description: { type: "string", title: "Description", meaning: "line.title", minLength: 1, maxLength: 4_000 },
    Quantity: { type: "number", title: "Quantity", meaning: "line.quantity" },
    UnitAmount: { type: "number", title: "Unit price", meaning: "money.unit_price" },
    AccountCode: { type: "string", title: "Account", meaning: "account.code", lookup: "accounts", maxLength: 10 },
    TaxType: { type: "string", title: "Tax rate", meaning: "tax.code", lookup: "tax_rates", maxLength: 50 },
    ItemCode: { type: "string", title: "Item code", description: "Only codes that Xero's own list of items holds.", maxLength: 30 },
    DiscountAmount: { type: "number", title: "Discount", description: "Sales invoices only.", meaning: "money.discount" },
    TaxAmount: { type: "number", title: "Tax", description: "Absent: Xero works it out from the tax rate.", meaning: "money.tax" },
  },
  required: ["Description", "Quantity", "UnitAmount", "AccountCode"],
};

export const contact: ObjectShape = {
  type: "object",
  title: "Contact",
  description: "Xero uses its contact of that name, or makes one.",
  properties: {
    Name: { type: "string", title: "Name", meaning: "person.name", personal: true, minLength: 1, maxLength: 255 },
    FirstName: { type: "string", title: "First name", meaning: "person.first_name", personal: true, maxLength: 255 },
    LastName: { type: "string", title: "Last name", meaning: "person.last_name", personal: true, maxLength: 255 },
    EmailAddress: { type: "string", format: "email", title: "E-mail", meaning: "email", personal: true, maxLength: 255 },
  },
  required: ["Name"],
};

/** What a flow gives; money is in main units of `CurrencyCode`. */
export const invoiceInput: ObjectShape = {
  type: "object",
  properties: {
    Type: { type: "string", title: "Kind", meaning: "invoice.kind", enum: ["ACCREC", "ACCPAY"], enumTitles: ["Sales invoice", "Bill"] },
    Contact: contact,
    LineItems: { type: "array", title: "Lines", meaning: "lines", minItems: 1, maxItems: 200, items: line },
    Date: { type: "string", format: "date", title: "Date", meaning: "invoice.date" },
    DueDate: { type: "string", format: "date", title: "Due date", meaning: "invoice.due_date" },
    LineAmountTypes: {
      type: "string",
      title: "Amounts are",
      meaning: "invoice.amounts",
      enum: ["Exclusive", "Inclusive", "NoTax"],
      enumTitles: ["Without tax", "With tax", "Free of tax"],
    },
    InvoiceNumber: { type: "string", title: "Number", description: "Absent: Xero gives the next one.", meaning: "invoice.number", maxLength: 255 },
    Reference: { type: "string", title: "Reference", meaning: "order.number", maxLength: 255 },
    CurrencyCode: { type: "string", format: "currency", title: "Currency", meaning: "currency" },
    Status: {
      type: "string",
      title: "Status",
      meaning: "invoice.status",
      enum: ["DRAFT", "SUBMITTED", "AUTHORISED"],
      enumTitles: ["Draft", "Awaiting approval", "Approved"],
    },
    Url: { type: "string", format: "uri", title: "Link to the source" },
  },
  required: ["Type", "Contact", "LineItems", "Date", "DueDate"],
};

export const invoiceOutput: ObjectShape = {
  type: "object",
  title: "Invoice",
  properties: {
    InvoiceID: { type: "string", format: "uuid", title: "Invoice ID", meaning: "invoice.id" },
    InvoiceNumber: { type: "string", title: "Number", meaning: "invoice.number" },
    Reference: { type: "string", title: "Reference", meaning: "order.number" },
    Type: { type: "string", title: "Kind", meaning: "invoice.kind" },
    Status: { type: "string", title: "Status", meaning: "invoice.status" },
    Contact: {
      type: "object",
      title: "Contact",
      properties: {
        ContactID: { type: "string", format: "uuid", title: "Contact ID", meaning: "contact.id" },
        Name: { type: "string", title: "Name", meaning: "person.name", personal: true },
      },
      required: ["ContactID", "Name"],
    },
    Date: { type: "string", format: "date", title: "Date", meaning: "invoice.date" },
    DueDate: { type: "string", format: "date", title: "Due date", meaning: "invoice.due_date" },
    CurrencyCode: { type: "string", format: "currency", title: "Currency", meaning: "currency" },
    SubTotal: { type: "number", title: "Subtotal", meaning: "money.subtotal" },
    TotalTax: { type: "number", title: "Tax", meaning: "money.tax" },
    Total: { type: "number", title: "Total", meaning: "money.total" },
    AmountDue: { type: "number", title: "Amount due", meaning: "money.due" },
    UpdatedDateUTC: { type: "string", format: "date-time", title: "Updated", meaning: "updated_at" },
  },
  required: ["InvoiceID", "InvoiceNumber", "Type", "Status", "Contact", "Date", "SubTotal", "TotalTax", "Total", "AmountDue"],
};
