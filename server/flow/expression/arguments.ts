import type { Numeric } from "../decimal.ts";
import { typeOf, wordFor } from "../shape-check.ts";
import { isExact, isList, isNumeric, isRecord, type Value, type ValueRecord } from "../value.ts";
import { FormulaFault } from "./budget.ts";

/** The arguments of functions, looked at when they are there: data of unknown shape can be anything. */

export function asText(value: Value | undefined): string {
  if (typeof value === "string") return value;
  throw mismatch("string", value);
}

export function asNumber(value: Value | undefined): Numeric {
  if (value !== undefined && isNumeric(value)) return value;
  throw mismatch("number", value);
}

/** A whole number small enough to count with. */
export function asCount(value: Value | undefined): number {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  if (typeof value === "number" || (value !== undefined && isExact(value))) throw new FormulaFault("bad_argument", { expected: "whole number" });
  throw mismatch("number", value);
}

export function asList(value: Value | undefined): readonly Value[] {
  if (value !== undefined && isList(value)) return value;
  throw mismatch("array", value);
}

export function asRecord(value: Value | undefined): ValueRecord {
  if (value !== undefined && isRecord(value)) return value;
  throw mismatch("object", value);
}

export function mismatch(expected: Parameters<typeof wordFor>[0], value: Value | undefined): FormulaFault {
  return new FormulaFault("wrong_type", { expected: wordFor(expected), actual: value === undefined ? "nothing" : wordFor(typeOf(value)) });
}
