import { asRecord, asText } from "#server/flow/read.ts";
import { isList, type Value } from "#server/flow/value.ts";
import { isName, plainText } from "./plain.ts";

const escapes: { readonly [character: string]: string } = { "\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const operators = ["=", "!=", "<", "<=", ">", ">=", "LIKE"];

/** A text literal: quotes and backslashes are escaped, so that no text can end it. */
export function soqlText(text: string): string | undefined {
  const escaped = text.replace(/[\\'\n\r\t]/g, (character) => escapes[character] ?? "");
  return /\p{Cc}/u.test(escaped) ? undefined : `'${escaped}'`;
}

/** How each kind of value is written; a value of another form is none. */
const literals: { readonly [kind: string]: (text: string) => string | undefined } = {
  text: soqlText,
  number: (text) => (/^-?\d{1,30}(?:\.\d{1,18})?$/.test(text) ? text : undefined),
  date: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined),
  "date-time": (text) => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : undefined),
  boolean: (text) => (text === "true" || text === "false" ? text : undefined),
};

/** `{ field, operator, kind, value }` rows, all of which must hold; a row without a value asks whether the field is empty. */
export function soqlConditions(value: Value): string | undefined {
  if (!isList(value) || value.length === 0) return undefined;
  const conditions = value.map(condition);
  return conditions.every((one) => one !== undefined) ? conditions.join(" AND ") : undefined;
}

function condition(value: Value): string | undefined {
  const { field, operator, kind, value: given } = asRecord(value);
  const sign = asText(operator);
  if (!isName(asText(field)) || !operators.includes(sign)) return undefined;
  const write = literals[asText(kind)] ?? soqlText;
  const literal = given === undefined || given === null ? "null" : write(plainText(given) ?? "");
  return literal === undefined ? undefined : `${asText(field)} ${sign} ${literal}`;
}
