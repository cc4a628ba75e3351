import { defineConnector } from "../contract.ts";
import { instance, oauth } from "./auth.ts";
import { findRecord } from "./find-record.ts";
import { queryRecords } from "./query-records.ts";
import { createRecord, updateRecord, upsertRecord } from "./records.ts";
import { sandbox } from "./sandbox.ts";
import { upsertContact } from "./upsert-contact.ts";

const errorCode = ["*", "errorCode"];
const message = ["*", "message"];

export const salesforce = defineConnector({
  id: "salesforce",
  version: 1,
  title: "Salesforce",
  category: "crm",
  icon: null,
  monogram: "Sf",
  auth: [oauth],
  vars: {
    instance: {
      title: "Address of the organisation",
      pattern: instance,
      example: "harbour-homeware.my.salesforce.com",
      help: "Salesforce tells it when you sign in.",
    },
  },
  baseUrl: "https://{vars.instance}/services/data/v64.0",
  allowedHosts: [],
  headers: { accept: "application/json" },
  scopes: { api: "read and change the records that your user may read and change", refresh_token: "stay signed in while you are away" },
  power: {
    unlimited:
      "Salesforce has no smaller scopes: the profile of the user who signs in decides what can be read and changed. Sign in with a user who may do only this.",
  },
  unverified: [
    "Salesforce publishes no description of its REST API that could be used: its errors, and how upserts answer, are as generally known.",
    "The number of calls an organisation has a day; Salesforce says when it is reached.",
  ],
  rate: { calls: 20, perMs: 1_000, concurrent: 5 },
  errors: [
    {
      when: { status: 300 },
      means: "duplicate",
      words: "Several records have this ID of yours, so Salesforce does not know which one is meant. Nothing was changed.",
    },
    { when: { status: 403, path: errorCode, equals: "REQUEST_LIMIT_EXCEEDED" }, means: "rateLimited", message },
    { when: { status: 403, path: errorCode, equals: "API_DISABLED_FOR_ORG" }, means: "unauthorized", message },
    // Somebody else was changing the record: nothing was done, and it works a moment later.
    { when: { status: "4xx", path: errorCode, equals: "UNABLE_TO_LOCK_ROW" }, means: "rateLimited", message },
    { when: { status: "4xx", path: errorCode, equals: "DUPLICATES_DETECTED" }, means: "duplicate", message, field: ["*", "fields"] },
    { when: { status: "4xx", path: errorCode, equals: "DUPLICATE_VALUE" }, means: "duplicate", message, field: ["*", "fields"] },
    { when: { status: 404 }, means: "notFound", message },
    { when: { status: "4xx" }, means: "rejected", message, field: ["*", "fields"] },
    { when: { path: ["success"], equals: false }, means: "rejected", message: ["errors", "*", "message"] },
  ],
  operations: {
    upsert_contact: upsertContact,
    upsert_record: upsertRecord,
    create_record: createRecord,
    update_record: updateRecord,
    find_record: findRecord,
    query_records: queryRecords,
  },
  triggers: {},
  lookups: {
    objects: {
      id: "objects",
      request: { method: "GET", path: "/sobjects" },
      rows: ["sobjects"],
      value: ["name"],
      title: ["label"],
      only: { path: ["createable"], equals: true },
    },
    fields: {
      id: "fields",
      request: { method: "GET", path: "/sobjects/{name:input.object}/describe" },
      given: { object: "Contact" },
      rows: ["fields"],
      value: ["name"],
      title: ["label"],
    },
    external_ids: {
      id: "external_ids",
      request: { method: "GET", path: "/sobjects/{name:input.object}/describe" },
      given: { object: "Opportunity" },
      rows: ["fields"],
      value: ["name"],
      title: ["label"],
      only: { path: ["externalId"], equals: true },
    },
    contact_external_ids: {
      id: "contact_external_ids",
      request: { method: "GET", path: "/sobjects/Contact/describe" },
      rows: ["fields"],
      value: ["name"],
      title: ["label"],
      only: { path: ["externalId"], equals: true },
    },
  },
  capabilities: [{ id: "customer.upsert", operation: "upsert_contact" }],
  sandbox,
});
