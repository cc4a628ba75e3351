import { type JsonFault, type JsonLimits, type Span, scanJson, webhookLimits } from "./json-scan.ts";
import { syntaxFault } from "./json-syntax.ts";
import { emptyRecord, isPrototypeKey, type Value } from "./value.ts";

export type { JsonFault, JsonLimits } from "./json-scan.ts";

export type ParsedJson =
  | { readonly ok: true; readonly value: Value }
  /** `at`: offset of the character where the limit or the grammar was broken. */
  | { readonly ok: false; readonly code: JsonFault; readonly at: number };

/**
 * The door for ALL foreign JSON: webhooks, answers of apps, imports.
 *
 * Refuses what is too large, too deep or has too many keys before anything is built, whatever its nesting. Numbers keep
 * their decimal value: one that a double would change becomes exact text. Keys that begin with U+0000 are refused, so
 * that no foreign data can pose as an exact number or a file.
 */
export function parseJson(text: string, most: Partial<JsonLimits> = {}): ParsedJson {
  const scan = scanJson(text, { ...webhookLimits, ...most });
  if (!scan.ok) return scan;
  try {
    const value: Value = JSON.parse(scan.exact.length === 0 ? text : markExact(text, scan.exact));
    return { ok: true, value: scan.prototypeKeys ? withoutPrototypes(value) : value };
  } catch {
    return { ok: false, code: "syntax", at: syntaxFault(text) };
  }
}

/**
 * Writes `{"\u0000exact": …}` around the numbers that a double would change, so that the engine's own parser builds them.
 * A reviver that is called for every value took 1.6 times as long, and not every browser gives it the digits.
 */
function markExact(text: string, spans: readonly Span[]): string {
  let marked = "";
  let from = 0;
  for (const span of spans) {
    marked += text.slice(from, span.start) + span.text;
    from = span.end;
  }
  return marked + text.slice(from);
}

/** Records that hold a key of a prototype become records without one. Depth is bounded by the scan. */
function withoutPrototypes(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutPrototypes);
  const entries = Object.entries(value).map(([key, inner]) => [key, withoutPrototypes(inner)] as const);
  if (!entries.some(([key]) => isPrototypeKey(key))) return Object.fromEntries(entries);
  const record = emptyRecord();
  for (const [key, inner] of entries) record[key] = inner;
  return record;
}

// Unambiguous: inside a JSON string a quote is always escaped, so `{"` followed by the mark can only open an object.
const PRINTED_EXACT = /\{"\\u0000exact":"(-?[0-9][0-9.eE+-]*)"\}/g;

/**
 * A value as JSON text, exact numbers as their raw digits. Files are written as the mark and reference that they are;
 * `parseStored` reads them back.
 */
export function printJson(value: Value): string {
  const text = JSON.stringify(value);
  return text.includes(`{"\\u0000exact":`) ? text.replace(PRINTED_EXACT, "$1") : text;
}

/**
 * Reads back what `printJson` wrote and this product kept. Never for foreign text: file marks are believed.
 * Throws on text that is not JSON.
 */
export function parseStored(text: string): Value {
  const scan = scanJson(text, unlimited, "trusted");
  if (!scan.ok) throw new SyntaxError(`Stored JSON is broken: ${scan.code} at ${scan.at}`);
  const value: Value = JSON.parse(scan.exact.length === 0 ? text : markExact(text, scan.exact));
  return scan.prototypeKeys ? withoutPrototypes(value) : value;
}

const unlimited: JsonLimits = { length: Infinity, depth: 1_000, keys: Infinity, text: Infinity };
