import type { Shape } from "#server/flow/shape.ts";
import { isList, isRecord, type Value } from "#server/flow/value.ts";

/**
 * Leaves out what has no value: a field that maps to nothing is not sent at all, since `null` would clear it in most
 * apps. A field that may be null keeps its null.
 */
export function prune(shape: Shape, value: Value): Value {
  if (shape.type === "array" && isList(value)) return value.map((item) => prune(shape.items, item));
  if (shape.type !== "object" || !isRecord(value)) return value;
  const required = shape.required ?? [];
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const field = Object.hasOwn(shape.properties, key) ? shape.properties[key] : shape.additional;
    if (field === undefined) return [[key, inner] as const];
    if (inner === null && field.nullable !== true && !required.includes(key)) return [];
    const pruned = prune(field, inner);
    return isEmptyOptional(field, pruned) && !required.includes(key) ? [] : [[key, pruned] as const];
  });
  return Object.fromEntries(entries);
}

/** A group of optional fields of which none has a value. */
function isEmptyOptional(shape: Shape, value: Value): boolean {
  return shape.type === "object" && isRecord(value) && Object.keys(value).length === 0;
}
