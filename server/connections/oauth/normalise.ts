import type { OAuth, TokenQuirk } from "#server/connectors/contract.ts";
import { parseJson } from "#server/flow/json.ts";
import { isRecord, type Value, type ValueRecord } from "#server/flow/value.ts";

export interface TokenAnswer {
  readonly status: number;
  readonly body: ValueRecord;
}

const limits = { length: 256 * 1024, depth: 16, keys: 1_000, text: 64 * 1024 } as const;

/**
 * An app's token answer in the form of the standard, as far as the connector declares how it differs; null when it cannot
 * be read. Identity tokens are left out: nothing is believed of them.
 */
export function normalise(auth: OAuth, status: number, text: string): TokenAnswer | null {
  const read = readBody(auth, text);
  if (read === null) return null;
  const failed = has(auth, "error_in_200") && status < 300 && (typeof read.error === "string" || read.ok === false);
  if (failed) return { status: 400, body: { error: typeof read.error === "string" ? read.error : "refused" } };
  if (status >= 300) return { status, body: { ...read, error: typeof read.error === "string" ? read.error : "refused" } };
  const { id_token: _, expires_in: __, scope: ___, ...rest } = read;
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  const type = has(auth, "no_token_type") && known.token_type === undefined ? { token_type: "bearer" } : {};
  return { status: 200, body: { ...known, ...type, ...expiryOf(auth, read.expires_in), ...scopeOf(auth, read.scope) } };
}

function has(auth: OAuth, quirk: TokenQuirk): boolean {
  return auth.quirks.includes(quirk);
}

function readBody(auth: OAuth, text: string): ValueRecord | null {
  if (has(auth, "form_answer") && !text.trimStart().startsWith("{")) return Object.fromEntries(new URLSearchParams(text));
  const parsed = parseJson(text, limits);
  return parsed.ok && isRecord(parsed.value) ? parsed.value : null;
}

function expiryOf(auth: OAuth, given: Value | undefined): ValueRecord {
  if (given === undefined || given === null) return {};
  if (has(auth, "no_expiry") && (given === 0 || given === "0")) return {};
  return { expires_in: has(auth, "expiry_as_text") && typeof given === "string" && /^\d{1,9}$/.test(given) ? Number(given) : given };
}

function scopeOf(auth: OAuth, given: Value | undefined): ValueRecord {
  if (given === undefined || given === null) return {};
  if (!has(auth, "scope_as_list")) return { scope: given };
  const list = Array.isArray(given) ? given.filter((scope) => typeof scope === "string") : typeof given === "string" ? given.split(/[\s,]+/) : [];
  return { scope: list.filter((scope) => scope !== "").join(" ") };
}
