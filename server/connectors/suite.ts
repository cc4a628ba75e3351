import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Effect } from "#server/flow/catalog.ts";
import { printJson } from "#server/flow/json.ts";
import type { Shape } from "#server/flow/shape.ts";
import { checkValue } from "#server/flow/shape-check.ts";
import { FILE, type FileRef } from "#server/flow/value.ts";
import type { Connector, Operation, PreparedRequest } from "./contract.ts";
import { baseUrlOf, hostsOf, wrongVar } from "./runtime/address.ts";
import type { AnswerFile, CallOptions } from "./runtime/call.ts";
import { type CallResult, interpret } from "./runtime/interpret.ts";
import { prepareRequest } from "./runtime/prepare.ts";
import { runLookup } from "./runtime/run-lookup.ts";
import { sendRequest } from "./runtime/run-operation.ts";
import { testAccess } from "./runtime/test-account.ts";
import { StubApp } from "./stub-app.ts";
import { answerWith, failureKind, rulesInside2xx } from "./suite-answers.ts";

const key = "7c9e6679f7425f40de944be0e2c6a5d1";
const calm = (): CallOptions => ({ timeoutMs: 5_000, signal: new AbortController().signal, keepFile: keepNowhere });

/** Stands for the store of files. */
function keepNowhere({ name, mediaType, bytes }: AnswerFile): Promise<FileRef> {
  return Promise.resolve({ [FILE]: { id: "0198c1a4-7e1b-7c32-9a55-3f6a1d0b4c11", name, mediaType, size: bytes.length } });
}

/** Everything that any connector promises, over real HTTP against its own simulated app. */
export function keepsItsPromises(connector: Connector): void {
  describe(connector.id, () => {
    describesItself(connector);
    for (const operation of Object.values(connector.operations)) runsAn(connector, operation);
    servesAccounts(connector);
  });
}

function describesItself(connector: Connector): void {
  const { operations, triggers, lookups, sandbox } = connector;

  test("ids are where they are looked for", () => {
    for (const part of [operations, triggers, lookups])
      expect(Object.entries(part).map(([id, item]) => [id, item.id])).toEqual(Object.keys(part).map((id) => [id, id]));
    for (const { operation } of connector.capabilities) expect(Object.keys(operations)).toContain(operation);
  });

  test("samples fit their shapes, and shapes survive JSON", () => {
    const pairs = [
      ...Object.values(operations).flatMap((operation) => [[operation.input, operation.sampleInput] as const, [operation.output, operation.sample] as const]),
      ...Object.values(triggers).map((trigger) => [trigger.output, trigger.sample] as const),
    ];
    for (const [shape, sample] of pairs) {
      expect(checkValue(shape, sample, { closed: true })).toEqual([]);
      expect(JSON.parse(JSON.stringify(shape))).toEqual(shape);
    }
  });

  test("every field that must be given says what it means", () => {
    const silent = Object.values(operations).flatMap((operation) =>
      requiredLeaves(operation.input, operation.id).filter(({ shape }) => shape.meaning === undefined),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test("live choices and personal data name things that are there", () => {
    for (const operation of Object.values(operations)) {
      for (const { shape } of leaves(operation.input, ""))
        expect(Object.keys(lookups)).toEqual(expect.arrayContaining(shape.lookup === undefined ? [] : [shape.lookup]));
      for (const name of operation.personalData)
        expect(`${name in operation.input.properties}${operation.output.type === "object" && name in operation.output.properties}`).toContain("true");
    }
    for (const trigger of Object.values(triggers)) for (const name of trigger.personalData) expect(Object.keys(trigger.output.properties)).toContain(name);
  });

  test("the sandbox's vars have their form, and the base address is https", () => {
    expect(wrongVar(connector, sandbox.vars)).toBeNull();
    expect(new URL(baseUrlOf(connector, sandbox.vars)).protocol).toBe("https:");
    expect(hostsOf(connector, sandbox.vars)).not.toContain("");
  });
}

function runsAn(connector: Connector, operation: Operation): void {
  const stub = new StubApp(connector);
  const send = (request: PreparedRequest, effects?: readonly Effect[]): Promise<CallResult> =>
    sendRequest(connector, operation, request, stub.account(effects === undefined ? {} : { allowedEffects: effects }), calm());

  describe(operation.id, () => {
    beforeAll(() => stub.start());
    afterAll(() => stub.stop());
    beforeEach(() => {
      stub.instead = null;
      stub.seen.length = 0;
      stub.effects.length = 0;
    });

    test("the simulated app accepts the sample, and its answer fits the output", async () => {
      const result = await send(requestFor(connector, operation));
      expect(result).toMatchObject({ ok: true });
      expect(result.ok ? checkValue(operation.output, result.output) : result).toEqual([]);
      expect(stub.effects).toHaveLength(operation.effect === "read" ? 0 : 1);
    });

    test("the same input and key make the same bytes, and no secret is in them", () => {
      const request = requestFor(connector, operation);
      expect(requestFor(connector, operation)).toEqual(request);
      for (const secret of Object.values(connector.sandbox.secrets)) expect(JSON.stringify(request)).not.toContain(secret);
    });

    test("the key is sent when the app takes one", async () => {
      await send(requestFor(connector, operation));
      const { idempotency } = operation;
      const header = idempotency.mode === "header" ? idempotency.header : null;
      expect(header === null ? key : stub.seen[0]?.headers[header]).toBe(key);
      expect(idempotency.mode === "body" ? JSON.stringify(stub.seen[0]?.body) : key).toContain(key);
    });

    test("what the app refuses is rejected in its own words", async () => {
      stub.instead = () => ({ status: connector.sandbox.rejection.status, text: JSON.stringify(connector.sandbox.rejection.body) });
      const result = await send(requestFor(connector, operation));
      expect(result).toMatchObject({ failure: { kind: "rejected", message: expect.stringMatching(/[a-z]{4} /) } });
    });

    test.each([
      [401, "", { kind: "unauthorized", status: 401 }],
      [404, "{}", { kind: "rejected", status: 404 }],
      [429, "", { kind: "unavailable", reason: "rateLimited", sent: false, retryAfterMs: 7_000 }],
      [500, "<html>", { kind: "unavailable", reason: "status", sent: true, status: 500 }],
      [503, "", { kind: "unavailable", reason: "status", sent: true, retryAfterMs: 7_000 }],
      [200, "<html>Welcome</html>", { kind: "unavailable", reason: "badAnswer", sent: true }],
      [200, '{"cut":', { kind: "unavailable", reason: "badAnswer", sent: true }],
    ])("an answer of %d %j means what it says", async (status, text, failure) => {
      stub.instead = () => ({ status, text, headers: { "retry-after": "7" } });
      expect(await send(requestFor(connector, operation))).toMatchObject({ ok: false, failure });
    });

    test("an error inside a 2xx is an error of its kind, in the app's words", async () => {
      for (const rule of rulesInside2xx(connector, operation)) {
        stub.instead = () => ({ status: 200, text: JSON.stringify(answerWith(rule, operation)) });
        const result = await send(requestFor(connector, operation));
        expect(result, JSON.stringify(rule)).toMatchObject({ ok: false, failure: { kind: failureKind(rule) } });
        expect(result.ok ? "" : result.failure.message, JSON.stringify(rule)).toMatch(rule.message === undefined ? /./ : /Told by the app/);
      }
    });

    test("no secret is in a failure or an output, even when the app echoes it", async () => {
      const secrets = Object.values(connector.sandbox.secrets);
      for (const status of [200, 400, 401, 422, 500]) {
        stub.instead = ({ headers, query }) => ({
          status,
          text: JSON.stringify({
            Message: secrets,
            detail: [...Object.values(headers), ...Object.values(query)],
            errors: [{ message: secrets.join() }],
            ...headers,
          }),
          headers: { "x-echo": secrets.join() },
        });
        const seen = JSON.stringify(await send(requestFor(connector, operation)));
        for (const secret of secrets) expect(seen).not.toContain(secret);
        for (const { headers } of stub.seen) expect(seen).not.toContain(headers.authorization ?? "no header of this name");
      }
    });

    test("an account that may not do this is refused before anything is sent", async () => {
      expect(await send(requestFor(connector, operation), [])).toMatchObject({ failure: { kind: "refused" } });
      expect(stub.seen).toEqual([]);
    });
  });
}

function servesAccounts(connector: Connector): void {
  const stub = new StubApp(connector);
  const { sandbox } = connector;

  describe("as a simulated app", () => {
    beforeAll(() => stub.start());
    afterAll(() => stub.stop());

    test("it lets its own account in and names the organisation, and nobody without a secret", async () => {
      expect(await testAccess(connector, stub.account(), calm())).toMatchObject({ ok: true });
      const { status, body } = sandbox.handle({ method: "GET", path: "/", query: {}, headers: {}, body: null, now: 0 }, sandbox.initial);
      const answer = { ok: true, status, headers: {}, text: printJson(body) } as const;
      expect(interpret(answer, { rules: connector.errors, output: { type: "unknown" } }, 0)).toMatchObject({ failure: { kind: "unauthorized" } });
    });

    test("an answer that is cut off, or larger than anything an app has to say, is given up and was sent", async () => {
      const [operation] = Object.values(connector.operations);
      if (operation === undefined) throw new Error("An app without operations");
      const send = (): Promise<CallResult> => sendRequest(connector, operation, requestFor(connector, operation), stub.account(), calm());
      stub.instead = () => ({ status: 200, headers: { "content-length": "5000" }, text: '{"half":', cut: true });
      expect(await send()).toMatchObject({ failure: { kind: "unavailable", reason: "transport", sent: true } });
      for (const headers of [{}, { "transfer-encoding": "chunked" }]) {
        stub.instead = () => ({ status: 200, headers, text: "x".repeat(50_000_000) });
        expect(await send()).toMatchObject({ failure: { kind: "unavailable", reason: "badAnswer", sent: true } });
      }
      stub.instead = null;
    });

    test("its lookups have rows", async () => {
      for (const lookup of Object.values(connector.lookups)) {
        const found = await runLookup(connector, lookup, stub.account(), calm(), lookup.given);
        expect(found).toMatchObject({ ok: true, rows: expect.arrayContaining([{ value: expect.any(String), title: expect.any(String) }]) });
      }
    });

    test("it is pure: the same state and request give the same, and the state given is not changed", async () => {
      const before = structuredClone(sandbox.initial);
      for (const operation of Object.values(connector.operations))
        await sendRequest(connector, operation, requestFor(connector, operation), stub.account(), calm());
      for (const request of stub.seen) expect(sandbox.handle(request, sandbox.initial)).toEqual(sandbox.handle(request, sandbox.initial));
      expect(sandbox.initial).toEqual(before);
      for (const entry of sandbox.records(stub.state)) expect(entry).toMatchObject({ id: expect.any(String), title: expect.stringMatching(/\S/) });
    });
  });
}

function requestFor(connector: Connector, operation: Operation): PreparedRequest {
  const prepared = prepareRequest(connector, operation, operation.sampleInput, { vars: connector.sandbox.vars, key, auth: connector.auth[0]?.id ?? "" });
  if (!prepared.ok) throw new Error(`${operation.id}: ${prepared.failure.message}`);
  return prepared.request;
}

interface Leaf {
  readonly path: string;
  readonly shape: Shape;
}

function leaves(shape: Shape, path: string): readonly Leaf[] {
  if (shape.type === "object") return Object.entries(shape.properties).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`));
  return shape.type === "array" ? leaves(shape.items, `${path}[]`) : [{ path, shape }];
}

function requiredLeaves(shape: Shape, path: string): readonly Leaf[] {
  if (shape.type === "object")
    return (shape.required ?? []).flatMap((name) => (shape.properties[name] === undefined ? [] : requiredLeaves(shape.properties[name], `${path}.${name}`)));
  return shape.type === "array"
    ? requiredLeaves(shape.items, `${path}[]`).map((leaf) =>
        leaf.shape.meaning === undefined && shape.meaning !== undefined && leaf.path.endsWith("[]") ? { ...leaf, shape } : leaf,
      )
    : [{ path, shape }];
}
