import { printJson } from "#server/flow/json.ts";
import type { Value } from "#server/flow/value.ts";
import { type HookRefusalCode, hookRefusal } from "#server/messages/hooks.ts";
import type { HookAnswer } from "./hook.ts";

const statuses: { readonly [Code in HookRefusalCode]: number } = {
  not_found: 404,
  method_not_allowed: 405,
  unsupported_media_type: 415,
  form_only: 415,
  unsupported_encoding: 415,
  too_large: 413,
  bad_signature: 401,
  wrong_topic: 422,
  empty_body: 400,
  not_utf8: 400,
  bad_json: 400,
  bad_form: 400,
  bad_challenge: 400,
  too_deep: 422,
  too_many_keys: 422,
  text_too_long: 422,
  reserved_key: 422,
  not_an_object: 422,
  too_many_requests: 429,
  busy: 503,
  storage_away: 503,
  internal: 500,
};

/** Says no, and why, in a form for programs and people. */
export function refused(code: HookRefusalCode, params: { readonly [name: string]: string } = {}, extra: Omit<HookAnswer, "status" | "json"> = {}): HookAnswer {
  return { status: statuses[code], json: JSON.stringify({ error: hookRefusal(code, params) }), ...extra };
}

/** The same code means 202 when it starts a run and 200 when that run already exists. */
export function stored(runId: string, duplicate: boolean): HookAnswer {
  const run = `run_${runId}`;
  return duplicate
    ? { status: 200, json: JSON.stringify({ ok: true, run, duplicate: true }), runId, duplicate: true }
    : { status: 202, json: JSON.stringify({ ok: true, run }), runId };
}

/** The run goes on; its page says how it ends. */
export function stillRunning(runId: string): HookAnswer {
  const run = `run_${runId}`;
  return { status: 202, json: JSON.stringify({ ok: true, run, status: `/runs/${run}` }), runId };
}

/** What the flow's own `respond` step says. Always JSON, so that no flow can put a page on this origin. */
export function fromFlow(runId: string, answer: { readonly status: number; readonly body: Value }): HookAnswer {
  return { status: answer.status, json: printJson(answer.body), runId };
}

/** Nothing was stored: too much is under way. */
export function busy(extra: { readonly cut?: true } = {}): HookAnswer {
  return refused("busy", {}, { headers: { "Retry-After": "2" }, ...extra });
}

/** Whether it was stored is not known; the sender must send again. */
export function storageAway(extra: { readonly cut?: true } = {}): HookAnswer {
  return refused("storage_away", {}, { headers: { "Retry-After": "5" }, ...extra });
}

/** Nothing was stored: this sender is too fast. `seconds` until it may come again, at least one. */
export function tooMany(seconds: number): HookAnswer {
  return refused("too_many_requests", {}, { headers: { "Retry-After": String(Math.max(1, seconds)) }, cut: true });
}
