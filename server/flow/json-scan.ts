import { limits } from "./limits.ts";
import { isPrototypeKey, numberFromText } from "./value.ts";

/** Sizes in code units; keys counted with repeats. */
export interface JsonLimits {
  readonly length: number;
  readonly depth: number;
  readonly keys: number;
  readonly text: number;
}

export const webhookLimits: JsonLimits = {
  length: limits.webhookBody,
  depth: limits.jsonDepth,
  keys: limits.jsonKeys,
  text: limits.jsonText,
};

export type JsonFault = "too_large" | "too_deep" | "too_many_keys" | "text_too_long" | "reserved_key" | "syntax";

export type Scan =
  | { readonly ok: false; readonly code: JsonFault; readonly at: number }
  | { readonly ok: true; readonly exact: readonly Span[]; readonly prototypeKeys: boolean };

/** `text` is what stands there instead: see `markExact`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const QUOTE = 34;
const BACKSLASH = 92;
const LETTER_E = 101;
const CAPITAL_E = 69;
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * One pass over JSON text before the parser may see it: its size, depth, keys and texts against the limits, where the
 * numbers are that a double would change, and whether a key would reach a prototype. Says nothing about the grammar.
 * Only text of our own making (`trusted`) may hold keys that begin with U+0000.
 */
export function scanJson(text: string, most: JsonLimits, source: "foreign" | "trusted" = "foreign"): Scan {
  if (text.length > most.length) return { ok: false, code: "too_large", at: most.length };
  const exact: Span[] = [];
  let prototypeKeys = false;
  let depth = 0;
  let keys = 0;
  let stringStart = 0;
  let stringEnd = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      stringStart = i + 1;
      i = endOfString(text, stringStart);
      stringEnd = i;
      if (stringEnd - stringStart > most.text) return { ok: false, code: "text_too_long", at: stringStart - 1 };
    } else if (code === 58 /* : */) {
      if (++keys > most.keys) return { ok: false, code: "too_many_keys", at: i };
      const kind = kindOfKey(text, stringStart, stringEnd);
      if (kind === "reserved" && source === "foreign") return { ok: false, code: "reserved_key", at: stringStart - 1 };
      if (kind === "prototype") prototypeKeys = true;
    } else if (code === 123 /* { */ || code === 91 /* [ */) {
      if (++depth > most.depth) return { ok: false, code: "too_deep", at: i };
    } else if (code === 125 /* } */ || code === 93 /* ] */) {
      depth--;
    } else if (isDigit(code) || code === 45 /* - */) {
      const end = endOfNumber(text, i);
      if (end - i > 15 || code === 45 || hasExponent(text, i, end)) {
        const instead = replacement(text.slice(i, end));
        if (instead !== null) exact.push({ start: i, end, text: instead });
      }
      i = end - 1;
    }
  }
  return { ok: true, exact, prototypeKeys };
}

/** Index of the closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start);
  while (end !== -1) {
    let slashes = 0;
    while (end - slashes - 1 >= start && text.charCodeAt(end - slashes - 1) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

function kindOfKey(text: string, start: number, end: number): "plain" | "reserved" | "prototype" {
  const raw = text.slice(start, end);
  const key = raw.includes("\\") ? unescapeKey(raw) : raw;
  if (key.charCodeAt(0) === 0) return "reserved";
  return isPrototypeKey(key) ? "prototype" : "plain";
}

/** A key with a broken escape is the parser's to refuse. */
function unescapeKey(raw: string): string {
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function endOfNumber(text: string, start: number): number {
  let i = start + 1;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isDigit(code) && code !== 46 && code !== 43 && code !== 45 && code !== LETTER_E && code !== CAPITAL_E) break;
  }
  return i;
}

function hasExponent(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === LETTER_E || code === CAPITAL_E) return true;
  }
  return false;
}

/**
 * What to write instead of a number so that its decimal value survives; null = it survives by itself, or is not a number
 * at all and left for the parser to refuse. Minus zero is written as zero.
 */
function replacement(token: string): string | null {
  if (!JSON_NUMBER.test(token)) return null;
  const value = numberFromText(token);
  if (typeof value !== "number") return `{"\\u0000exact":"${token}"}`;
  return value === 0 && token.startsWith("-") ? "0" : null;
}
