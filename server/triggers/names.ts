import { EXACT, isExact, isRecord, type Value } from "#server/flow/value.ts";

const MAX_TITLE = 200;
const MAX_KEY = 200;

/** The value at a path of field names; undefined when something on the way is missing. */
export function valueAt(value: Value, path: readonly string[]): Value | undefined {
  let current: Value | undefined = value;
  for (const name of path) {
    if (current === undefined || !isRecord(current) || !Object.hasOwn(current, name)) return undefined;
    current = current[name];
  }
  return current;
}

/** A scalar as a person would write it; null for anything that is not one. */
export function scalarText(value: Value | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return value.trim() === "" ? null : value.trim();
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return isExact(value) ? value[EXACT] : null;
}

/** Fills `Order {name}` from the delivery. Placeholders without a value vanish together with what joined them. */
export function runTitle(template: string, output: Value): string {
  const filled = template.replace(/\{([^}]*)\}/g, (_match, path: string) => scalarText(valueAt(output, path.split("."))) ?? "");
  const tidy = filled
    .replace(/\p{Cc}+/gu, " ")
    .replace(/\s{2,}/g, " ")
    .replace(/^[\s·,:–-]+|[\s·,:–-]+$/g, "");
  return tidy.length > MAX_TITLE ? `${tidy.slice(0, MAX_TITLE - 1)}…` : tidy;
}

/** What a search finds the run by: the texts at the paths that the trigger names, without repeats. */
export function businessKeys(paths: readonly (readonly string[])[], output: Value): readonly string[] {
  const texts = paths.map((path) => scalarText(valueAt(output, path)));
  return [...new Set(texts.filter((text) => text !== null && text.length <= MAX_KEY))].filter((text) => text !== null);
}
