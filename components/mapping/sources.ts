import type { Source } from "#server/flow/scope.ts";
import type { Shape } from "#server/flow/shape.ts";
import { formulaOf } from "#server/flow/suggest.ts";
import { isList, isRecord, type Value } from "#server/flow/value.ts";

/** A value that an earlier step gives, as a row of the tree. */
export interface SourceRow {
  /** Step key and fields below it; under a list, the path within an item. */
  readonly path: readonly string[];
  readonly title: string;
  readonly shape: Shape;
  readonly sample: Value | undefined;
  readonly children: readonly SourceRow[];
  /** The list whose item this is a field of; null outside lists. */
  readonly list: ListOrigin | null;
}

export interface ListOrigin {
  /** Formula of the list. */
  readonly formula: string;
  readonly title: string;
}

export interface SourceStep {
  readonly key: string;
  readonly name: string;
  readonly rows: readonly SourceRow[];
  readonly root: SourceRow;
}

const MOST_DEPTH = 6;

/** The tree of what a step may use: one root for each earlier step, nearest first. */
export function sourceSteps(sources: readonly Source[], scope: { readonly [name: string]: Value | undefined }): readonly SourceStep[] {
  return sources.map((source) => {
    const root = rowOf([source.key], source.name, source.typed.shape, scope[source.key], null, 0);
    return { key: source.key, name: source.name, rows: root.children, root };
  });
}

function rowOf(path: readonly string[], title: string, shape: Shape, sample: Value | undefined, list: ListOrigin | null, depth: number): SourceRow {
  return { path, title, shape, sample, list, children: depth > MOST_DEPTH ? [] : childrenOf(path, title, shape, sample, list, depth) };
}

function childrenOf(
  path: readonly string[],
  title: string,
  shape: Shape,
  sample: Value | undefined,
  list: ListOrigin | null,
  depth: number,
): readonly SourceRow[] {
  if (shape.type === "object") {
    return Object.entries(shape.properties)
      .filter(([, inner]) => inner.secret !== true)
      .map(([key, inner]) => rowOf([...path, key], inner.title ?? key, inner, fieldOf(sample, key), list, depth + 1));
  }
  // Lists inside lists are reached by a formula: their sentence would have to nest first.
  if (shape.type !== "array" || shape.items.type !== "object" || list !== null) return [];
  const origin = { formula: formulaOf(path), title };
  return Object.entries(shape.items.properties).map(([key, inner]) => rowOf([key], inner.title ?? key, inner, itemSamples(sample, key), origin, depth + 1));
}

function fieldOf(sample: Value | undefined, key: string): Value | undefined {
  return sample !== undefined && isRecord(sample) && Object.hasOwn(sample, key) ? sample[key] : undefined;
}

/** What the items of a list have there, as a list. */
function itemSamples(sample: Value | undefined, key: string): Value | undefined {
  if (sample === undefined || !isList(sample)) return undefined;
  return sample.map((item) => fieldOf(item, key) ?? null);
}

/** Every row, outermost first. */
export function flatRows(rows: readonly SourceRow[]): readonly SourceRow[] {
  return rows.flatMap((row) => [row, ...flatRows(row.children)]);
}

export function rowId(row: SourceRow): string {
  return `${row.list?.formula ?? ""}|${formulaOf(row.path)}`;
}

/** The formula that a row means in a field: an item's field is taken from the item where that list is walked, else from all items. */
export function rowFormula(row: SourceRow, within: { readonly list: string; readonly as: string } | null): string {
  if (row.list === null) return formulaOf(row.path);
  if (within !== null && within.list === row.list.formula) return formulaOf([within.as, ...row.path]);
  return `${row.list.formula}.map(item, ${formulaOf(["item", ...row.path])})`;
}

/** The row of a pill's path, for its title and sample. */
export function rowAt(steps: readonly SourceStep[], path: readonly string[]): SourceRow | null {
  const [root, ...fields] = path;
  let row: SourceRow | null = steps.find((step) => step.key === root)?.root ?? null;
  for (const field of fields) row = row?.children.find((child) => child.path.at(-1) === field) ?? null;
  return row;
}
