import { isUtf8 } from "node:buffer";
import { parseForm } from "#server/connectors/runtime/form.ts";
import { type JsonFault, parseJson } from "#server/flow/json.ts";
import { limits } from "#server/flow/limits.ts";
import type { Value } from "#server/flow/value.ts";
import { refused } from "./answers.ts";
import type { HookAnswer } from "./hook.ts";

export type ParsedBody = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly answer: HookAnswer };

/** Text, then JSON (or a form) within its limits; the first thing that is wrong is the answer. */
export function parseBody(raw: Buffer, form = false): ParsedBody {
  if (raw.length === 0) return { ok: false, answer: refused("empty_body") };
  if (!isUtf8(raw)) return { ok: false, answer: refused("not_utf8") };
  if (form) return formBody(raw.toString("utf8"));
  const parsed = parseJson(raw.toString("utf8"));
  return parsed.ok ? parsed : { ok: false, answer: faulty(parsed.code, parsed.at) };
}

function formBody(text: string): ParsedBody {
  const value = parseForm(text);
  return value === null ? { ok: false, answer: refused("bad_form") } : { ok: true, value };
}

function faulty(fault: JsonFault, at: number): HookAnswer {
  switch (fault) {
    case "syntax":
      return refused("bad_json", { at: String(at + 1) });
    case "too_deep":
      return refused("too_deep", { limit: String(limits.jsonDepth) });
    case "too_many_keys":
      return refused("too_many_keys", { limit: limits.jsonKeys.toLocaleString("en-GB") });
    case "text_too_long":
      return refused("text_too_long", { limit: limits.jsonText.toLocaleString("en-GB") });
    case "reserved_key":
      return refused("reserved_key");
    case "too_large":
      return refused("too_large", { limit: `${limits.webhookBody / 1_000_000} MB` });
  }
}
