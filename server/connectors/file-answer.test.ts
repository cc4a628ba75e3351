import { afterAll, beforeAll, expect, test } from "vitest";
import { FILE } from "#server/flow/value.ts";
import { royalMail } from "./royal-mail/index.ts";
import type { AnswerFile } from "./runtime/call.ts";
import type { CallResult } from "./runtime/interpret.ts";
import { prepareRequest } from "./runtime/prepare.ts";
import { sendRequest } from "./runtime/run-operation.ts";
import { type StubAnswer, StubApp } from "./stub-app.ts";

const { get_label: label } = royalMail.operations;
const stub = new StubApp(royalMail);
const kept: AnswerFile[] = [];

beforeAll(() => stub.start());
afterAll(() => stub.stop());

async function fetchLabel(answer: StubAnswer): Promise<CallResult> {
  kept.length = 0;
  stub.instead = () => answer;
  const prepared = prepareRequest(royalMail, label, label.sampleInput, { vars: {}, key: "k", auth: "api_key" });
  if (!prepared.ok) throw new Error(prepared.failure.message);
  return sendRequest(royalMail, label, prepared.request, stub.account(), {
    timeoutMs: 5_000,
    signal: new AbortController().signal,
    keepFile: (file) => {
      kept.push(file);
      return Promise.resolve({ [FILE]: { id: "f", name: file.name, mediaType: file.mediaType, size: file.bytes.length } });
    },
  });
}

const pdf = { "content-type": "application/pdf; charset=binary" };

test("bytes are kept as they came, also those that are no text", async () => {
  const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xfe, 0x80, 0x0a]);
  expect(await fetchLabel({ status: 200, headers: pdf, text: bytes })).toEqual({
    ok: true,
    output: { [FILE]: { id: "f", name: "royal-mail-label.pdf", mediaType: "application/pdf", size: 9 } },
  });
  expect(kept[0]?.bytes.equals(bytes)).toBe(true);
});

test.each<[string, StubAnswer, object]>([
  ["a page", { status: 200, headers: { "content-type": "text/html" }, text: "<html>" }, { kind: "unavailable", reason: "badAnswer", sent: true }],
  ["JSON", { status: 200, text: "{}" }, { kind: "unavailable", reason: "badAnswer", sent: true }],
  ["nothing", { status: 200, headers: pdf, text: "" }, { kind: "unavailable", reason: "badAnswer", sent: true }],
  ["a file that holds the account's key", { status: 200, headers: pdf, text: "%PDF sandbox-royal-mail-key" }, { kind: "unavailable", reason: "badAnswer" }],
  ["eleven megabytes", { status: 200, headers: pdf, text: Buffer.alloc(11_000_000) }, { kind: "unavailable", reason: "badAnswer" }],
  ["half a file", { status: 200, headers: { ...pdf, "content-length": "99" }, text: "%PDF", cut: true }, { kind: "unavailable", reason: "transport" }],
  [
    "a refusal that says it is a PDF",
    { status: 400, headers: pdf, text: '[{"code":"OrderInvalid","message":"The order has no postage service"}]' },
    { kind: "rejected", message: "The order has no postage service" },
  ],
  ["an order that is not there", { status: 404, text: "" }, { kind: "rejected", code: "notFound" }],
])("%s is no label, and nothing is kept", async (_, answer, failure) => {
  expect(await fetchLabel(answer)).toMatchObject({ ok: false, failure });
  expect(kept).toEqual([]);
});

test("where no file can be kept, nothing is asked for", async () => {
  stub.seen.length = 0;
  const prepared = prepareRequest(royalMail, label, label.sampleInput, { vars: {}, key: "k", auth: "api_key" });
  const request = prepared.ok ? prepared.request : { method: "", url: "", headers: {}, body: null };
  const result = await sendRequest(royalMail, label, request, stub.account(), { timeoutMs: 5_000, signal: new AbortController().signal });
  expect(result).toMatchObject({ failure: { kind: "refused" } });
  expect(stub.seen).toEqual([]);
});
