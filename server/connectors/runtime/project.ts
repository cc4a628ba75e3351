import type { Shape } from "#server/flow/shape.ts";
import { isList, isRecord, type Value } from "#server/flow/value.ts";

const MS_DATE = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/;

/**
 * Keeps of an answer what its shape names, so that history and the data map hold no field that nobody declared, and
 * reads Microsoft's `/Date(…)/` where the shape says date. Values are never judged here: the app has already acted.
 */
export function project(shape: Shape, value: Value): Value {
  switch (shape.type) {
    case "object":
      return isRecord(value) ? projectRecord(shape, value) : value;
    case "array":
      return isList(value) ? value.map((item) => project(shape.items, item)) : value;
    case "string":
      return typeof value === "string" && shape.format !== undefined ? isoDate(shape.format, value) : value;
    case "number":
    case "boolean":
    case "file":
    case "null":
    case "unknown":
      return value;
  }
}

function projectRecord(shape: Extract<Shape, { type: "object" }>, value: { readonly [key: string]: Value }): Value {
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const field = Object.hasOwn(shape.properties, key) ? shape.properties[key] : shape.additional;
    return field === undefined ? [] : [[key, project(field, inner)] as const];
  });
  return Object.fromEntries(entries);
}

function isoDate(format: string, text: string): string {
  const ms = MS_DATE.exec(text)?.[1];
  if (ms === undefined || (format !== "date" && format !== "date-time")) return text;
  const date = new Date(Number(ms));
  if (Number.isNaN(date.getTime())) return text;
  return format === "date" ? date.toISOString().slice(0, 10) : date.toISOString();
}
