import { isExact, type Value } from "#server/flow/value.ts";

/** Text, a number or yes/no as text; undefined for everything else. */
export function plainText(value: Value | undefined): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return value !== undefined && isExact(value) ? value["\u0000exact"] : undefined;
}

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,79}(?:\.[A-Za-z][A-Za-z0-9_]{0,79}){0,5}$/;

/** Whether `text` is the name of a field, perhaps of a record that is pointed to: `Account.Name`. */
export function isName(text: string): boolean {
  return NAME.test(text);
}
