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
