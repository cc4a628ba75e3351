import { Agent, request as send } from "node:http";
import type { CallFailure } from "#server/connectors/contract.ts";
import type { Apps, CallResult, PreparedRequest } from "#server/engine/ports.ts";
import { parseJson, printJson } from "#server/flow/json.ts";

/** The apps of every workspace over plain HTTP to one stub: every operation is a POST to its own path. For tests and the bench. */
export function createHttpApps(url: string): () => Apps {
  const agent = new Agent({ keepAlive: true, maxSockets: 1_000 });
  const headers = (key: string) => ({ "content-type": "application/json", "idempotency-key": key });
  const apps: Apps = {
    prepare: (step, input, key) =>
      Promise.resolve({ ok: true, request: { method: "POST", url: `${url}/${step.operation}`, headers: headers(key), body: printJson(input) } }),
    send: (_step, request, options) => post(agent, request, options),
    find: () => Promise.resolve(null),
  };
  return () => apps;
}

function post(agent: Agent, prepared: PreparedRequest, options: { readonly timeoutMs: number; readonly signal: AbortSignal }): Promise<CallResult> {
  return new Promise((resolve) => {
    const body = prepared.body ?? "";
    const headers = { ...prepared.headers, "content-length": Buffer.byteLength(body) };
    const outgoing = send(prepared.url, { method: prepared.method, agent, headers, timeout: options.timeoutMs, signal: options.signal }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => resolve(resultOf(response.statusCode ?? 0, response.headers["retry-after"], Buffer.concat(parts).toString())));
      response.on("error", () => resolve(lost()));
    });
    outgoing.on("timeout", () => outgoing.destroy());
    outgoing.on("error", () => resolve(lost()));
    outgoing.end(body);
  });
}

function resultOf(status: number, retryAfter: string | undefined, text: string): CallResult {
  const parsed = parseJson(text);
  if (status < 300 && parsed.ok) return { ok: true, output: parsed.value };
  const wait = retryAfter === undefined ? {} : { retryAfterMs: Number(retryAfter) * 1_000 };
  if (status === 429) return fail({ kind: "unavailable", reason: "rateLimited", sent: true, status, message: "busy", ...wait });
  if (status >= 500) return fail({ kind: "unavailable", reason: "status", sent: true, status, message: "down", ...wait });
  if (status === 401) return fail({ kind: "unauthorized", status, message: "no" });
  return fail({ kind: "rejected", status, message: "no" });
}

function lost(): CallResult {
  return fail({ kind: "unavailable", reason: "transport", sent: true, message: "lost" });
}

function fail(failure: CallFailure): CallResult {
  return { ok: false, failure };
}
