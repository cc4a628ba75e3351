import type { ValueRecord } from "#server/flow/value.ts";

export interface FieldRule {
  readonly label: string;
  readonly kind: "string" | "email" | "phone" | "date" | "currency" | "boolean" | "reference" | "picklist" | "datetime";
  readonly length?: number;
  readonly required?: true;
  readonly externalId?: true;
  /** Set by Salesforce itself. */
  readonly fixed?: true;
}

type Fields = { readonly [name: string]: FieldRule };

const text = (label: string, length: number): FieldRule => ({ label, kind: "string", length });
const own: Fields = {
  Id: { label: "Record ID", kind: "reference", fixed: true },
  CreatedDate: { label: "Created Date", kind: "datetime", fixed: true },
  SystemModstamp: { label: "System Modstamp", kind: "datetime", fixed: true },
};

/** The kinds of records of the simulated organisation, with two fields of its own that hold the shop's ids. */
export const objects: { readonly [name: string]: { readonly label: string; readonly prefix: string; readonly fields: Fields } } = {
  Account: {
    label: "Account",
    prefix: "001",
    fields: {
      ...own,
      Name: { ...text("Account Name", 255), required: true },
      Phone: text("Account Phone", 40),
      Website: text("Website", 255),
      Industry: text("Industry", 255),
    },
  },
  Contact: {
    label: "Contact",
    prefix: "003",
    fields: {
      ...own,
      FirstName: text("First Name", 40),
      LastName: { ...text("Last Name", 80), required: true },
      Email: { label: "Email", kind: "email", length: 80 },
      Phone: { label: "Business Phone", kind: "phone", length: 40 },
      MailingStreet: text("Mailing Street", 255),
      MailingCity: text("Mailing City", 40),
      MailingState: text("Mailing State/Province", 80),
      MailingPostalCode: text("Mailing Zip/Postal Code", 20),
      MailingCountry: text("Mailing Country", 80),
      AccountId: { label: "Account ID", kind: "reference", length: 18 },
      Shop_Id__c: { ...text("Shop ID", 32), externalId: true },
    },
  },
  Lead: {
    label: "Lead",
    prefix: "00Q",
    fields: {
      ...own,
      FirstName: text("First Name", 40),
      LastName: { ...text("Last Name", 80), required: true },
      Company: { ...text("Company", 255), required: true },
      Email: { label: "Email", kind: "email", length: 80 },
      Phone: { label: "Phone", kind: "phone", length: 40 },
    },
  },
  Opportunity: {
    label: "Opportunity",
    prefix: "006",
    fields: {
      ...own,
      Name: { ...text("Opportunity Name", 120), required: true },
      StageName: { label: "Stage", kind: "picklist", length: 255, required: true },
      CloseDate: { label: "Close Date", kind: "date", required: true },
      Amount: { label: "Amount", kind: "currency" },
      AccountId: { label: "Account ID", kind: "reference", length: 18 },
      Description: text("Description", 32_000),
      Shop_Order__c: { ...text("Shop order", 32), externalId: true },
    },
  },
};

/** What Salesforce tells of a kind of record and its fields. */
export function describeObject(name: string): ValueRecord | null {
  const known = Object.hasOwn(objects, name) ? objects[name] : undefined;
  if (known === undefined) return null;
  const fields = Object.entries(known.fields).map(([field, rule]) => ({
    name: field,
    label: rule.label,
    type: rule.kind,
    length: rule.length ?? 0,
    nillable: rule.required !== true,
    createable: rule.fixed !== true,
    updateable: rule.fixed !== true,
    externalId: rule.externalId === true,
    custom: field.endsWith("__c"),
  }));
  return { name, label: known.label, keyPrefix: known.prefix, createable: true, fields };
}
