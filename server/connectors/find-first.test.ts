import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Connector, Operation } from "./contract.ts";
import { inventory } from "./inventory/index.ts";
import { findFirst } from "./runtime/run-operation.ts";
import { StubApp } from "./stub-app.ts";

const label: Operation = {
  ...inventory.operations.adjust_stock,
  id: "label",
  input: { type: "object", properties: { reference: { type: "string" } }, required: ["reference"] },
  output: { type: "object", properties: { tracking: { type: "string" } }, required: ["tracking"] },
  idempotency: { mode: "findFirst", find: { method: "GET", path: "/labels", query: { reference: "{input.reference}" } }, found: ["labels", "0"] },
};
const app: Connector = { ...inventory, operations: { label } };
const stub = new StubApp(app);
const look = (operation: Operation = label) =>
  findFirst(app, operation, { reference: "#1042" }, stub.account(), { timeoutMs: 5_000, signal: new AbortController().signal });

beforeAll(() => stub.start());
afterAll(() => stub.stop());
beforeEach(() => {
  stub.seen.length = 0;
});

test("what is there is the result, without fields that nobody declared", async () => {
  stub.instead = () => ({ status: 200, text: '{"labels":[{"tracking":"AB123","paper":"A6"}]}' });
  expect(await look()).toEqual({ ok: true, output: { tracking: "AB123" } });
  expect(stub.seen).toMatchObject([{ method: "GET", path: "/labels", query: { reference: "#1042" } }]);
});

test.each([
  ["an empty list", { status: 200, text: '{"labels":[]}' }],
  ["not found", { status: 404, text: "{}" }],
])("%s means that it may be made", async (_, answer) => {
  stub.instead = () => answer;
  expect(await look()).toBeNull();
});

test.each([
  [500, "", { kind: "unavailable" }],
  [401, "", { kind: "unauthorized" }],
  [200, "<html>", { kind: "unavailable", reason: "badAnswer" }],
])("an answer of %d %j is no answer to the question: it must not be made again on it", async (status, text, failure) => {
  stub.instead = () => ({ status, text });
  expect(await look()).toMatchObject({ ok: false, failure });
});

test("an operation that cannot be looked for is not", async () => {
  expect(await look(inventory.operations.adjust_stock)).toBeNull();
  expect(stub.seen).toEqual([]);
});
