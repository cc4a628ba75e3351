import { compare, wholeBelow } from "./decimal.ts";
import { hasFormat } from "./format.ts";
import type { ArrayShape, NumberShape, ObjectShape, Shape, StringShape } from "./shape.ts";
import { propertyOf } from "./shape-typed.ts";
import { charactersIn, isExact, isFile, isList, isNumeric, isRecord, type Value } from "./value.ts";

export type ValueFault =
  | "required_missing"
  | "wrong_type"
  | "not_in_enum"
  | "too_long"
  | "too_short"
  | "wrong_format"
  | "out_of_range"
  | "wrong_count"
  | "unknown_field";

/** Where a value does not fit its shape. `path` walks fields and list positions. */
export interface ValueIssue {
  readonly code: ValueFault;
  readonly path: readonly string[];
  readonly params: { readonly [name: string]: string };
}

/** More say nothing new. */
const MOST_ISSUES = 50;

/**
 * Compares a value with a shape; an empty list means that it fits. Fields that the shape does not name are let pass unless
 * `closed`: apps answer with more than they describe, but are sent only what they know.
 */
export function checkValue(shape: Shape, value: Value, options: { readonly closed?: boolean } = {}): readonly ValueIssue[] {
  const issues: ValueIssue[] = [];
  visit(shape, value, [], { issues, closed: options.closed ?? false });
  return issues;
}

interface Report {
  readonly issues: ValueIssue[];
  readonly closed: boolean;
}

function visit(shape: Shape, value: Value, path: readonly string[], report: Report): void {
  if (report.issues.length >= MOST_ISSUES) return;
  if (value === null) {
    if (shape.type !== "null" && shape.type !== "unknown" && !shape.nullable) add(report, "required_missing", path);
    return;
  }
  switch (shape.type) {
    case "string":
      if (typeof value === "string") checkText(shape, value, path, report);
      else wrongType(shape, value, path, report);
      return;
    case "number":
      if (isNumeric(value)) checkNumber(shape, value, path, report);
      else wrongType(shape, value, path, report);
      return;
    case "boolean":
      if (typeof value !== "boolean") wrongType(shape, value, path, report);
      return;
    case "array":
      if (isList(value)) checkList(shape, value, path, report);
      else wrongType(shape, value, path, report);
      return;
    case "object":
      if (isRecord(value)) checkRecord(shape, value, path, report);
      else wrongType(shape, value, path, report);
      return;
    case "file":
      if (!isFile(value)) wrongType(shape, value, path, report);
      return;
    case "null":
      wrongType(shape, value, path, report);
      return;
    case "unknown":
      return;
  }
}

function checkText(shape: StringShape, value: string, path: readonly string[], report: Report): void {
  if (shape.enum && !shape.enum.includes(value)) add(report, "not_in_enum", path, { value: shorten(value), options: shape.enum.slice(0, 8).join(", ") });
  if (shape.format && !hasFormat(value, shape.format)) add(report, "wrong_format", path, { format: shape.format, value: shorten(value) });
  // People and vendors count characters, not code units; the cheap length decides when it can.
  if (shape.maxLength !== undefined && value.length > shape.maxLength && charactersIn(value) > shape.maxLength) {
    add(report, "too_long", path, { max: String(shape.maxLength), length: String(charactersIn(value)) });
  }
  if (shape.minLength !== undefined && charactersIn(value) < shape.minLength) add(report, "too_short", path, { min: String(shape.minLength) });
}

function checkNumber(shape: NumberShape, value: Value, path: readonly string[], report: Report): void {
  if (!isNumeric(value)) return;
  if (shape.integer && !isWhole(value)) add(report, "wrong_type", path, { expected: "whole number", actual: "number" });
  const below = shape.minimum !== undefined && compare(value, shape.minimum) < 0;
  const above = shape.maximum !== undefined && compare(value, shape.maximum) > 0;
  if (below || above) add(report, "out_of_range", path, { min: String(shape.minimum ?? ""), max: String(shape.maximum ?? "") });
}

function checkList(shape: ArrayShape, value: readonly Value[], path: readonly string[], report: Report): void {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = shape;
  if (value.length < minItems || value.length > maxItems) {
    add(report, "wrong_count", path, { min: String(minItems), max: shape.maxItems === undefined ? "" : String(maxItems), count: String(value.length) });
  }
  for (let i = 0; i < value.length && report.issues.length < MOST_ISSUES; i++) visit(shape.items, value[i] ?? null, [...path, String(i)], report);
}

function checkRecord(shape: ObjectShape, value: { readonly [key: string]: Value }, path: readonly string[], report: Report): void {
  for (const key of shape.required ?? []) {
    if (!Object.hasOwn(value, key)) add(report, "required_missing", [...path, key]);
  }
  for (const [key, inner] of Object.entries(value)) {
    const known = propertyOf(shape, key) ?? shape.additional;
    if (known !== undefined) {
      // A field that need not be there may as well say null.
      if (inner !== null || shape.required?.includes(key) || report.closed) visit(known, inner, [...path, key], report);
    } else if (report.closed) add(report, "unknown_field", [...path, key], { field: shorten(key) });
  }
}

function isWhole(value: Value): boolean {
  if (typeof value === "number") return Number.isInteger(value);
  return isExact(value) && compare(wholeBelow(value), value) === 0;
}

function wrongType(shape: Shape, value: Value, path: readonly string[], report: Report): void {
  add(report, "wrong_type", path, { expected: wordFor(shape.type), actual: wordFor(typeOf(value)) });
}

function add(report: Report, code: ValueFault, path: readonly string[], params: ValueIssue["params"] = {}): void {
  report.issues.push({ code, path, params });
}

export function typeOf(value: Value): Shape["type"] {
  if (value === null) return "null";
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "boolean";
  if (isNumeric(value)) return "number";
  if (isFile(value)) return "file";
  return isList(value) ? "array" : "object";
}

/** The word a person reads for a type. */
export function wordFor(type: Shape["type"]): string {
  switch (type) {
    case "string":
      return "text";
    case "number":
      return "number";
    case "boolean":
      return "yes/no";
    case "array":
      return "list";
    case "object":
      return "group of fields";
    case "file":
      return "file";
    case "null":
      return "nothing";
    case "unknown":
      return "anything";
  }
}

function shorten(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}
