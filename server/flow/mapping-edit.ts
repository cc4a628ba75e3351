import type { ListMapping, Mapping } from "./mapping.ts";

/**
 * Places in a mapping, as in `Place.path`: field names; `[]` = what each item of a list becomes, `+0` = its first fixed
 * row.
 */
export function mappingAt(mapping: Mapping, path: readonly string[]): Mapping | null {
  const [step, ...rest] = path;
  if (step === undefined) return mapping;
  const inner = partAt(mapping, step);
  return inner === null ? null : mappingAt(inner, rest);
}

function partAt(mapping: Mapping, step: string): Mapping | null {
  if (mapping.kind === "record") return Object.hasOwn(mapping.fields, step) ? (mapping.fields[step] ?? null) : null;
  if (mapping.kind !== "list") return null;
  if (step === "[]") return mapping.each?.item ?? null;
  const row = rowOf(step);
  return row === null ? null : (mapping.fixed[row] ?? null);
}

/** The same mapping with the part at `path` replaced, or taken away by null. Groups on the way are made where none are. */
export function setAt(mapping: Mapping, path: readonly string[], part: Mapping | null): Mapping {
  const [step, ...rest] = path;
  if (step === undefined) return part ?? emptyMapping;
  if (step === "[]" || rowOf(step) !== null) return setInList(mapping.kind === "list" ? mapping : { kind: "list", fixed: [] }, step, rest, part);
  const fields = mapping.kind === "record" ? mapping.fields : {};
  const { [step]: old, ...others } = fields;
  if (rest.length === 0 && part === null) return { kind: "record", fields: others };
  const changed = setAt(old ?? emptyMapping, rest, part);
  // A field that was there keeps its place among the others.
  return { kind: "record", fields: { ...fields, [step]: changed } };
}

export const emptyMapping: Mapping = { kind: "record", fields: {} };

function setInList(list: ListMapping, step: string, rest: readonly string[], part: Mapping | null): Mapping {
  if (step === "[]") return setItem(list, rest, part);
  const row = rowOf(step) ?? 0;
  if (rest.length === 0 && part === null) return { ...list, fixed: list.fixed.filter((_, i) => i !== row) };
  const changed = setAt(list.fixed[row] ?? emptyMapping, rest, part);
  return { ...list, fixed: row < list.fixed.length ? list.fixed.map((old, i) => (i === row ? changed : old)) : [...list.fixed, changed] };
}

function setItem(list: ListMapping, rest: readonly string[], part: Mapping | null): Mapping {
  if (rest.length === 0 && part === null) return { kind: "list", fixed: list.fixed };
  const each = list.each ?? { list: "", as: "item", item: emptyMapping };
  return { ...list, each: { ...each, item: setAt(each.item, rest, part) } };
}

function rowOf(step: string): number | null {
  const row = /^\+(\d+)$/.exec(step)?.[1];
  return row === undefined ? null : Number(row);
}
