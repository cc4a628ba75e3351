import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Value, ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxRequest } from "./contract.ts";
import { interpret, readingOf } from "./runtime/interpret.ts";
import { salesforce } from "./salesforce/index.ts";
import { findSpecs, sent } from "./vendor-check.ts";
import { VendorSpec } from "./vendor-specs.ts";

const found = findSpecs();
const word = found === null ? " (skipped: the description is not beside this checkout)" : "";
const spec = found === null ? null : new VendorSpec(join(found, "salesforce/rest-own-facts.openapi.json"));
const { operations, sandbox } = salesforce;
const body = (place: string): readonly string[] => [...place.split(" "), "requestBody", "content", "application/json", "schema"];
const objects = "paths /services/data/{version}/sobjects";

/** Objects are an organisation's own, so only the standard ones are described, and only their standard fields. */
describe.skipIf(spec === null)(`Salesforce's standard records fit what is known of them${word}`, () => {
  const complaints = (place: string, value: unknown): readonly string[] => spec?.complaints(body(place), value) ?? [];

  test.each([
    [operations.upsert_contact, `${objects}/Contact/{externalIdField}/{externalId} patch`],
    [operations.upsert_record, `${objects}/Opportunity/{externalIdField}/{externalId} patch`],
    [operations.create_record, `${objects}/Lead post`],
    [operations.update_record, `${objects}/Contact/{id} patch`],
  ])("$id", (operation, place) => {
    const { request } = sent(salesforce, operation, operation.sampleInput);
    expect(complaints(place, request.body)).toEqual([]);
    expect(complaints(place, { ...Object(request.body), LastNaem: "Bell" })).not.toEqual([]);
  });
});

const shop = { object: "Contact", external_id_field: "Shop_Id__c" };

function handled(request: SandboxRequest, state: ValueRecord = sandbox.initial): SandboxAnswer {
  return sandbox.handle(request, state);
}

function upsert(fields: Value, state?: ValueRecord): SandboxAnswer {
  return handled(sent(salesforce, operations.upsert_record, { ...shop, external_id: "17", fields }).request, state);
}

test.each([
  ["a field that the object has not", { LastName: "Bell", Colour__c: "red" }, "INVALID_FIELD"],
  ["a new record without a required field", { FirstName: "Ada" }, "REQUIRED_FIELD_MISSING"],
  ["a text that is too long", { LastName: "x".repeat(81) }, "STRING_TOO_LONG"],
  ["an e-mail address that is none", { LastName: "Bell", Email: "ada" }, "INVALID_EMAIL_ADDRESS"],
  ["the ID in the body too", { LastName: "Bell", Shop_Id__c: "17" }, "INVALID_FIELD"],
  ["a field that Salesforce sets", { LastName: "Bell", CreatedDate: "2026-11-20" }, "INVALID_FIELD_FOR_INSERT_UPDATE"],
])("the simulated organisation refuses %s", (_, fields, errorCode) => {
  expect(upsert(fields)).toMatchObject({ status: 400, body: [{ errorCode }], state: sandbox.initial });
});

test("two records with one ID of yours are told, and nothing is changed", () => {
  const two = { A: { Id: "A", LastName: "Bell", Shop_Id__c: "17" }, B: { Id: "B", LastName: "Hill", Shop_Id__c: "17" } };
  const state = { ...sandbox.initial, records: { Contact: two } };
  const answer = upsert({ LastName: "Bell" }, state);
  expect(answer).toMatchObject({ status: 300, state });
  const read = interpret({ ok: true, status: 300, headers: {}, text: JSON.stringify(answer.body) }, readingOf(salesforce, operations.upsert_record), 0);
  expect(read).toMatchObject({ failure: { kind: "rejected", code: "duplicate", message: expect.stringMatching(/^Several records/) } });
});

test("what was added is found by a question with quotes in it, and nothing else is", () => {
  const { state } = upsert({ LastName: "O'Hara \\ Sons' OR Id != '" });
  const ask = (value: string): Value => {
    const input = { object: "Contact", field: "LastName", value, fields: ["Id", "LastName"] };
    return handled(sent(salesforce, operations.find_record, input).request, state).body;
  };
  expect(ask("O'Hara \\ Sons' OR Id != '")).toMatchObject({ totalSize: 1, records: [{ LastName: "O'Hara \\ Sons' OR Id != '" }] });
  expect(ask("' OR Id != '")).toMatchObject({ totalSize: 0 });
});

test.each([
  [403, "REQUEST_LIMIT_EXCEEDED", { kind: "unavailable", reason: "rateLimited", sent: false }],
  [400, "UNABLE_TO_LOCK_ROW", { kind: "unavailable", reason: "rateLimited", sent: false }],
  [400, "DUPLICATES_DETECTED", { kind: "rejected", code: "duplicate" }],
  [400, "MALFORMED_ID", { kind: "rejected", status: 400 }],
  [401, "INVALID_SESSION_ID", { kind: "unauthorized" }],
  [403, "INSUFFICIENT_ACCESS", { kind: "rejected", status: 403 }],
])("an answer of %d %s means what it says", (status, errorCode, failure) => {
  const text = JSON.stringify([{ message: "Told by Salesforce.", errorCode, fields: [] }]);
  expect(interpret({ ok: true, status, headers: {}, text }, readingOf(salesforce, operations.create_record), 0)).toMatchObject({ ok: false, failure });
});
