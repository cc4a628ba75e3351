import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { printJson } from "#server/flow/json.ts";
import type { Value } from "#server/flow/value.ts";
import { scalarText, valueAt } from "./names.ts";

const MAX_PLAIN = 200;

/** What makes a delivery the same delivery: a header first, else a field of the body. */
export interface DedupeRule {
  readonly headers: readonly string[];
  readonly path?: readonly string[];
  /** The sender names no delivery: the same body is the same one. */
  readonly body?: true;
}

/**
 * The key under which a second delivery is recognised; null when the delivery carries none, so that it always counts as
 * new. Long keys are hashed, so that no sender decides how large an index grows.
 */
export function dedupeKey(rule: DedupeRule, headers: IncomingHttpHeaders, output: Value): string | null {
  for (const name of rule.headers) {
    const value = headers[name];
    if (typeof value === "string" && value !== "") return `${name}:${bounded(value)}`;
  }
  const text = rule.path === undefined ? null : scalarText(valueAt(output, rule.path));
  if (text !== null) return `${rule.path?.join(".")}:${bounded(text)}`;
  return rule.body === true ? `body:${hashed(printJson(output))}` : null;
}

function bounded(text: string): string {
  return text.length <= MAX_PLAIN ? text : hashed(text);
}

function hashed(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}
