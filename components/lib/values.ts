import type { Shape } from "#server/flow/shape.ts";
import { EXACT, FILE, isExact, isFile, isList, isRecord, type Value } from "#server/flow/value.ts";

/** One line of a value as people read it. */
export interface ValueRow {
  readonly key: string;
  readonly label: string;
  readonly value: Value;
  readonly shape: Shape | undefined;
}

/** The fields of a record or the items of a list; empty for a single value. `row` names an item: "Row 2". */
export function childRows(value: Value, shape: Shape | undefined, row: (number: number) => string): ValueRow[] {
  if (isList(value)) {
    const items = shape?.type === "array" ? shape.items : undefined;
    return value.map((item, index) => ({ key: String(index), label: row(index + 1), value: item, shape: items }));
  }
  if (!isRecord(value)) return [];
  const fields = shape?.type === "object" ? shape.properties : {};
  return Object.entries(value).map(([key, field]) => ({ key, label: fields[key]?.title ?? humanise(key), value: field, shape: fields[key] }));
}

/** `due_date`, `dueDate` and `DueDate` become `Due date`; `ID` stays. */
export function humanise(key: string): string {
  const words = key
    .replace(/[_-]+/g, " ")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .trim();
  const lower = words.replace(/\b([A-Z])([a-z]+)\b/g, (_, first: string, rest: string) => first.toLowerCase() + rest);
  return lower === "" ? key : lower.charAt(0).toUpperCase() + lower.slice(1);
}

/** A value as JSON text with two blanks a level; exact numbers keep their digits, files show what they are. */
export function prettyJson(value: Value, indent = ""): string {
  if (isExact(value)) return value[EXACT];
  if (isFile(value)) return JSON.stringify({ file: value[FILE].name, mediaType: value[FILE].mediaType, size: value[FILE].size });
  const inner = `${indent}  `;
  if (isList(value)) {
    return value.length === 0 ? "[]" : `[\n${value.map((item) => inner + prettyJson(item, inner)).join(",\n")}\n${indent}]`;
  }
  if (!isRecord(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => `${inner}${JSON.stringify(key)}: ${prettyJson(field, inner)}`);
  return fields.length === 0 ? "{}" : `{\n${fields.join(",\n")}\n${indent}}`;
}
