import type { ObjectShape, StringShape } from "#server/flow/shape.ts";
import { defineOperation } from "../contract.ts";

const personal = (title: string, meaning: string, maxLength: number): StringShape => ({ type: "string", title, meaning, personal: true, maxLength });
const email: StringShape = { ...personal("E-mail", "email", 255), format: "email" };

const addresses: ObjectShape["properties"][string] = {
  type: "array",
  title: "Addresses",
  maxItems: 2,
  items: {
    type: "object",
    title: "Address",
    meaning: "address.billing",
    properties: {
      AddressType: { type: "string", title: "Kind", meaning: "addr.kind", enum: ["POBOX", "STREET"], enumTitles: ["Postal", "Street"] },
      AddressLine1: personal("Address line 1", "addr.line1", 500),
      AddressLine2: personal("Address line 2", "addr.line2", 500),
      City: personal("City", "addr.city", 255),
      Region: personal("County or state", "addr.region", 255),
      PostalCode: personal("Postcode", "addr.postcode", 50),
      Country: { ...personal("Country", "addr.country", 50), description: "Letters only." },
    },
    required: ["AddressType"],
  },
};

const contact: ObjectShape = {
  type: "object",
  title: "Contact",
  properties: {
    ContactID: { type: "string", format: "uuid", title: "Contact ID", meaning: "contact.id" },
    Name: personal("Name", "person.name", 255),
    EmailAddress: personal("E-mail", "email", 255),
    FirstName: personal("First name", "person.first_name", 255),
    LastName: personal("Last name", "person.last_name", 255),
    AccountNumber: { type: "string", title: "Account number", meaning: "customer.id" },
    ContactStatus: { type: "string", title: "Status" },
    UpdatedDateUTC: { type: "string", format: "date-time", title: "Updated", meaning: "updated_at" },
  },
  required: ["ContactID", "Name"],
};

const sample = {
  ContactID: "5d2a7c10-3b1e-4f0e-8a3f-000000000002",
  Name: "Grace Hill",
  EmailAddress: "grace.hill@example.com",
  FirstName: "Grace",
  LastName: "Hill",
  ContactStatus: "ACTIVE",
  UpdatedDateUTC: "2026-11-20T09:41:29.000Z",
};

const personalData = ["Name", "EmailAddress", "FirstName", "LastName"] as const;

export const upsertContact = defineOperation({
  id: "upsert_contact",
  title: "Add or update a contact",
  description: "Updates the contact of that name, or makes it. What is not given stays as it is.",
  input: {
    type: "object",
    properties: {
      Name: { ...personal("Name", "person.name", 255), minLength: 1 },
      EmailAddress: email,
      FirstName: personal("First name", "person.first_name", 255),
      LastName: personal("Last name", "person.last_name", 255),
      AccountNumber: { type: "string", title: "Account number", description: "Your own number for the contact.", meaning: "customer.id", maxLength: 50 },
      TaxNumber: { type: "string", title: "VAT number", meaning: "tax.number", maxLength: 50 },
      Addresses: addresses,
      Phones: {
        type: "array",
        title: "Phones",
        maxItems: 4,
        items: {
          type: "object",
          title: "Phone",
          properties: {
            PhoneType: {
              type: "string",
              title: "Kind",
              meaning: "phone.kind",
              enum: ["DEFAULT", "DDI", "MOBILE", "FAX"],
              enumTitles: ["Phone", "Direct", "Mobile", "Fax"],
            },
            PhoneNumber: personal("Number", "phone", 50),
          },
          required: ["PhoneType", "PhoneNumber"],
        },
      },
    },
    required: ["Name"],
  },
  output: contact,
  sampleInput: {
    Name: "Grace Hill",
    EmailAddress: "grace.hill@example.com",
    FirstName: "Grace",
    LastName: "Hill",
    Addresses: [{ AddressType: "POBOX", AddressLine1: "3 Mill Lane", City: "Bath", PostalCode: "BA1 5LQ", Country: "United Kingdom" }],
  },
  sample,
  effect: "upsert",
  scopes: ["accounting.contacts"],
  idempotency: { mode: "header", header: "idempotency-key", keptHours: 0.1 },
  request: { method: "POST", path: "/Contacts", query: { summarizeErrors: "true" }, body: { codec: "json", value: { Contacts: ["{input}"] } } },
  result: ["Contacts", "0"],
  personalData: [...personalData, "Addresses", "Phones", "TaxNumber"],
});

export const findContact = defineOperation({
  id: "find_contact",
  title: "Find a contact",
  description: "Looks a contact up by e-mail. Finds nothing when there is none.",
  input: { type: "object", properties: { email }, required: ["email"] },
  output: { ...contact, nullable: true },
  sampleInput: { email: "grace.hill@example.com" },
  sample,
  effect: "read",
  scopes: ["accounting.contacts.read"],
  idempotency: { mode: "natural" },
  request: { method: "GET", path: "/Contacts", query: { where: "EmailAddress=={quoted:input.email}", order: "UpdatedDateUTC DESC" } },
  result: ["Contacts", "0"],
  personalData: ["email", ...personalData],
});
