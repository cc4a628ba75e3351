/**
 * The one type every piece of data has between a trigger and an app.
 *
 * Plain data only, so that a value survives `structuredClone` and can cross to a worker. A number that a double would
 * change (an id beyond 2^53, a price with twenty digits) is kept as its exact text.
 *
 * The marks of an exact number and of a file are keys that begin with U+0000. The parse door refuses such keys in
 * foreign data, so no payload can pose as a number or as a file; a plain `{ exact }` could.
 */
export const EXACT = "\u0000exact";
export const FILE = "\u0000file";

export interface Exact {
  readonly [EXACT]: string;
}

/** A sealed blob held elsewhere; the bytes never travel inside a value. `size` in bytes. */
export interface FileRef {
  readonly [FILE]: { readonly id: string; readonly name: string; readonly mediaType: string; readonly size: number };
}

export interface ValueRecord {
  readonly [key: string]: Value;
}

export type Value = null | boolean | string | number | Exact | FileRef | readonly Value[] | ValueRecord;

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isExact(value: Value): value is Exact {
  return typeof value === "object" && value !== null && EXACT in value;
}

export function isFile(value: Value): value is FileRef {
  return typeof value === "object" && value !== null && FILE in value;
}

export function isRecord(value: Value): value is ValueRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(EXACT in value) && !(FILE in value);
}

export function isNumeric(value: Value): value is number | Exact {
  return typeof value === "number" || isExact(value);
}

/** Keys that reach the prototype of an ordinary object. They stay plain data in objects without one. */
export function isPrototypeKey(key: string): boolean {
  return key === "__proto__" || key === "constructor" || key === "prototype";
}

/** A record that any key may be written into: it has no prototype, so no key of it reaches code. */
export function emptyRecord(): { [key: string]: Value } {
  return Object.create(null);
}

/** The field's own value, or undefined. Never looks at a prototype. */
export function field(record: ValueRecord, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Walks fields and list positions (`["lines", "0", "title"]`); undefined when any part is not there. */
export function getPath(value: Value, path: readonly string[]): Value | undefined {
  let at: Value | undefined = value;
  for (const key of path) {
    if (at === undefined) return undefined;
    if (isList(at)) at = at[Number(key)];
    else if (isRecord(at)) at = field(at, key);
    else return undefined;
  }
  return at;
}

/** Same data: fields in any order, numbers by their decimal value. */
export function equalValues(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  if (isExact(a) || isExact(b)) return isExact(a) && isExact(b) && sameDecimal(a[EXACT], b[EXACT]);
  if (isFile(a) || isFile(b)) return isFile(a) && isFile(b) && a[FILE].id === b[FILE].id;
  if (isList(a) || isList(b)) return isList(a) && isList(b) && equalLists(a, b);
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => {
    const left = field(a, key);
    const right = field(b, key);
    return left !== undefined && right !== undefined && equalValues(left, right);
  });
}

function equalLists(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((item, i) => equalValues(item, b[i] ?? null));
}

/** Whether two decimal texts (`-12.50`, `1e3`) name the same number. */
export function sameDecimal(a: string, b: string): boolean {
  return a === b || normalDecimal(a) === normalDecimal(b);
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** Sign, significant digits and exponent as one text: equal for equal numbers. */
function normalDecimal(text: string): string {
  const match = DECIMAL.exec(text);
  if (match === null) return text;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const digits = (whole + fraction).replace(/^0+/, "");
  const kept = digits.replace(/0+$/, "");
  if (kept === "") return "0";
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - kept.length);
  return `${sign}${kept}e${power}`;
}

const WHOLE = /^-?[1-9]\d*$/;

/** A number as the value of its decimal text: a double where a double says exactly that, else the exact text. */
export function numberFromText(text: string): number | Exact {
  const double = Number(text);
  // Fifteen digits always survive a double.
  if (text.length <= 15 && !/[eE]/.test(text)) return double === 0 ? 0 : double;
  // Below 1e21 a double prints all its digits, so unequal texts of whole numbers are unequal numbers.
  if (text.length <= 20 && WHOLE.test(text)) return String(double) === text ? double : { [EXACT]: text };
  if (Number.isFinite(double) && sameDecimal(text, String(double))) return double === 0 ? 0 : double;
  return { [EXACT]: text };
}

/** The digits of a number, as JSON writes them. */
export function numberText(value: number | Exact): string {
  return typeof value === "number" ? String(value) : value[EXACT];
}

/** How many characters a text has, as people count them: one beyond U+FFFF is one, though it takes two code units. */
export function charactersIn(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xd800 && code <= 0xdbff && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) count--;
  }
  return count;
}
