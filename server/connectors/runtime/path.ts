import { isExact, isList, isRecord, type Value } from "#server/flow/value.ts";

/** Every value at a path: `*` walks a list or a record, a number takes one item of a list. */
export function valuesAt(value: Value | undefined, path: readonly string[]): readonly Value[] {
  if (value === undefined) return [];
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  if (name === "*") return children(value).flatMap((child) => valuesAt(child, rest));
  if (isList(value)) return /^\d+$/.test(name) ? valuesAt(value[Number(name)], rest) : [];
  return isRecord(value) && Object.hasOwn(value, name) ? valuesAt(value[name], rest) : [];
}

export function valueAt(value: Value, path: readonly string[]): Value | undefined {
  return valuesAt(value, path)[0];
}

/** Texts and numbers at a path, as text; lists of texts are joined by dots, as names of fields are. */
export function textsAt(value: Value | undefined, path: readonly string[]): readonly string[] {
  return valuesAt(value, path).flatMap((found) => textOf(found) ?? []);
}

function children(value: Value): readonly Value[] {
  if (isList(value)) return value;
  return isRecord(value) ? Object.values(value) : [];
}

function textOf(value: Value): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (isExact(value)) return value["\u0000exact"];
  if (isList(value) && value.length > 0 && value.every((item) => typeof item === "string")) return value.join(".");
  return undefined;
}
