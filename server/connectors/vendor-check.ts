import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { isRecord, type Value, type ValueRecord } from "#server/flow/value.ts";
import type { Connector, Operation, SandboxAnswer, SandboxRequest } from "./contract.ts";
import { parseForm } from "./runtime/form.ts";
import { interpret, readingOf } from "./runtime/interpret.ts";
import { prepareRequest } from "./runtime/prepare.ts";
import { fullInput, type Patch, VendorSpec } from "./vendor-specs.ts";

/** Where the operations of an app stand in its vendor's own description. */
export interface Described {
  readonly connector: Connector;
  /** Below the folder of descriptions. */
  readonly file: string;
  readonly overlay?: string;
  /** What the vendor takes and its description leaves out or has wrong, as RFC 6902, each with the reason beside it. */
  readonly amended?: readonly Patch[];
  /** Of the bodies that are sent. */
  readonly type: "application/json" | "application/x-www-form-urlencoded" | "application/vnd.api+json";
  /** `POST /v1/customers`, by operation. */
  readonly places: { readonly [operation: string]: string };
  /** Query parameters that the door adds, or that the description forgot. */
  readonly alsoInQuery?: readonly string[];
  /** Operations whose simulated answer is not held against the description, with the reason. */
  readonly answersAside?: { readonly [operation: string]: string };
}

/** The vendors' own descriptions, which stand beside a checkout where they are at hand; null where they are not. */
export function findSpecs(): string | null {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const specs = join(folder, "shared", "specs");
    if (existsSync(join(specs, "README.md"))) return specs;
  }
  return null;
}

const found = findSpecs();
const word = found === null ? " (skipped: the vendors' descriptions are not beside this checkout)" : "";

/** Holds every operation of an app against its vendor's description: what is sent, what is refused, what is answered. */
export function fitsItsDescription(described: Described): void {
  const { connector, places } = described;
  describe.skipIf(found === null)(`${connector.id} fits its vendor's own description${word}`, () => {
    const overlay = described.overlay === undefined ? undefined : join(found ?? "", described.overlay);
    const spec =
      found === null ? null : new VendorSpec(join(found, described.file), overlay, described.type === "application/x-www-form-urlencoded", described.amended);

    test("every operation is looked at", () => {
      expect(Object.keys(places).sort()).toEqual(Object.keys(connector.operations).sort());
    });

    for (const operation of Object.values(connector.operations)) {
      const place = (places[operation.id] ?? "GET /").split(" ");
      if (spec !== null) looksAt({ ...described, spec, operation, method: place[0] ?? "", path: place[1] ?? "" });
    }
  });
}

interface Looking extends Described {
  readonly spec: VendorSpec;
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
}

function looksAt(looking: Looking): void {
  const { spec, operation, method, path, type, connector } = looking;
  const at = ["paths", path, method.toLowerCase()];

  describe(operation.id, () => {
    test("the address and its parameters are described", () => {
      for (const input of inputsOf(operation)) {
        const { request, url } = sent(connector, operation, input);
        expect(request.method).toBe(method);
        expect(url.pathname).toMatch(new RegExp(`${path.replaceAll(/\{[^}]+\}/g, "[^/]+").replaceAll("/", "\\/")}$`));
        const known = [...spec.queryNames(at), ...(looking.alsoInQuery ?? [])];
        expect(Object.keys(request.query).filter((name) => !known.includes(name))).toEqual([]);
      }
    });

    test.runIf(operation.request.body !== undefined)("the sample, and an input with every field, are requests that the description allows", () => {
      for (const input of inputsOf(operation)) {
        const { request } = sent(connector, operation, input);
        expect(spec.complaints([...at, "requestBody", "content", type, "schema"], request.body)).toEqual([]);
      }
    });

    test("what is misspelt or missing is refused before it is sent", () => {
      const wrong = [{ ...operation.sampleInput, misspelt: "x" }, ...(operation.input.required ?? []).map((name) => without(operation.sampleInput, name))];
      for (const input of wrong) expect(prepared(connector, operation, input)).toMatchObject({ ok: false, failure: { kind: "refused" } });
    });

    test.runIf(operation.request.body !== undefined)("the simulated app refuses a field that the vendor does not know", () => {
      const { request } = sent(connector, operation, operation.sampleInput);
      const body = misspelt(request.body);
      expect(spec.complaints([...at, "requestBody", "content", type, "schema"], body)).not.toEqual([]);
      expect(failureOf(connector, operation, connector.sandbox.handle({ ...request, body }, connector.sandbox.initial))).toMatchObject({ ok: false });
    });

    test.runIf(looking.answersAside?.[operation.id] === undefined)("the simulated answer is one that the description allows", () => {
      const answer = connector.sandbox.handle(sent(connector, operation, operation.sampleInput).request, connector.sandbox.initial);
      const answerType = type === "application/vnd.api+json" ? type : "application/json";
      expect(answer.status).toBeLessThan(300);
      expect(spec.complaints([...at, "responses", String(answer.status), "content", answerType, "schema"], answer.body)).toEqual([]);
    });
  });
}

function inputsOf(operation: Operation): readonly Value[] {
  const full = fullInput(operation.input);
  return [operation.sampleInput, { ...operation.sampleInput, ...(isRecord(full) ? full : {}) }];
}

function prepared(connector: Connector, operation: Operation, input: Value): ReturnType<typeof prepareRequest> {
  return prepareRequest(connector, operation, input, { vars: connector.sandbox.vars, key: "0123456789abcdef", auth: connector.auth[0]?.id ?? "" });
}

/** The request as it would go out, and the same for the simulated app. */
export function sent(connector: Connector, operation: Operation, input: Value): { readonly url: URL; readonly request: SandboxRequest } {
  const made = prepared(connector, operation, input);
  if (!made.ok) throw new Error(`${made.failure.message} ${"field" in made.failure ? made.failure.field : ""}`);
  const { method, headers, body } = made.request;
  const url = new URL(made.request.url);
  const base = new URL(connector.baseUrl.replaceAll(/\{vars\.([a-zA-Z]+)\}/g, (_, name: string) => connector.sandbox.vars[name] ?? ""));
  const secret = (text: string): string => text.replace(/\{secret[^}]*\}/, Object.values(connector.sandbox.secrets)[0] ?? "");
  const applied = connector.auth.flatMap((auth) => (auth.kind === "none" ? [] : [auth.apply.query ?? {}]))[0] ?? {};
  const query = Object.fromEntries(Object.entries(applied).map(([name, text]) => [name, secret(text)]));
  const form = headers["content-type"]?.includes("urlencoded") === true;
  const request: SandboxRequest = {
    method,
    path: url.pathname.slice(base.pathname.replace(/\/$/, "").length),
    query: { ...Object.fromEntries(url.searchParams), ...query },
    headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, secret(text)])),
    body: body === null ? null : form ? parseForm(body) : JSON.parse(body),
    now: Date.parse("2026-11-20T09:41:29Z"),
  };
  return { url, request };
}

function without(input: ValueRecord, name: string): Value {
  return Object.fromEntries(Object.entries(input).filter(([key]) => key !== name));
}

/** An unknown field in the innermost record of the first list, or else at the top. */
function misspelt(body: Value): Value {
  if (body === null || !isRecord(body)) return { misspelt: "x" };
  const lists = Object.entries(body).find((entry) => Array.isArray(entry[1]));
  const [name, list] = lists ?? [];
  if (name === undefined || !Array.isArray(list)) return { ...body, misspelt: "x" };
  return { ...body, [name]: list.map((item: Value) => (item !== null && typeof item === "object" ? { ...item, misspelt: "x" } : item)) };
}

function failureOf(connector: Connector, operation: Operation, { status, body }: SandboxAnswer): ReturnType<typeof interpret> {
  return interpret({ ok: true, status, headers: {}, text: body === null ? "" : JSON.stringify(body) }, readingOf(connector, operation), 0);
}
