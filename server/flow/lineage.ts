import { parseFormula } from "./expression/parse.ts";
import { type EachExpr, type Expr, partsOf } from "./expression/syntax.ts";
import type { Mapping } from "./mapping.ts";

/** Where a field of the target gets its data: paths that begin with a step's key; `[]` = the items of a list. */
export interface Lineage {
  readonly target: readonly string[];
  readonly sources: readonly (readonly string[])[];
}

type Path = readonly string[];
/** What the names of items stand for. */
type Items = ReadonlyMap<string, readonly Path[]>;

/** Every leaf of a mapping with the data it is made of. Conditions and sort keys of a list count for each of its rows. */
export function lineageOf(mapping: Mapping): readonly Lineage[] {
  return leaves(mapping, [], new Map());
}

/** The data that the field at `path` is made of, and everything below it. */
export function sourcesAt(mapping: Mapping, path: readonly string[]): readonly (readonly string[])[] {
  const found = lineageOf(mapping).filter(({ target }) => isPrefix(path, target) || isPrefix(target, path));
  return distinct(found.flatMap((one) => one.sources));
}

function isPrefix(few: Path, many: Path): boolean {
  return few.every((part, i) => part === many[i] || (/^\d+$/.test(part) && /^(\[\]|\+\d+)$/.test(many[i] ?? "")));
}

function leaves(mapping: Mapping, target: Path, items: Items): readonly Lineage[] {
  switch (mapping.kind) {
    case "literal":
      return [{ target, sources: [] }];
    case "formula":
      return [{ target, sources: readBy(mapping.formula, items) }];
    case "text":
      return [{ target, sources: distinct(mapping.parts.flatMap((part) => ("formula" in part ? readBy(part.formula, items) : []))) }];
    case "record":
      return Object.entries(mapping.fields).flatMap(([key, inner]) => leaves(inner, [...target, key], items));
    case "list": {
      const fixed = mapping.fixed.flatMap((row, i) => leaves(row, [...target, `+${i}`], items));
      return mapping.each ? [...rows(mapping.each, [...target, "[]"], items), ...fixed] : fixed;
    }
  }
}

function rows(each: NonNullable<Extract<Mapping, { kind: "list" }>["each"]>, target: Path, items: Items): readonly Lineage[] {
  const parsed = parseFormula(each.list);
  const inside = new Map(items).set(each.as, parsed.ok ? itemsOf(parsed.expr, items) : []);
  const chosen = parsed.ok ? choices(parsed.expr, items) : [];
  const header = [each.onlyIf, each.sortBy?.formula].flatMap((formula) => (formula === undefined ? [] : readBy(formula, inside)));
  return leaves(each.item, target, inside).map((one) => ({ target: one.target, sources: distinct([...one.sources, ...chosen, ...header]) }));
}

function readBy(formula: string, items: Items): readonly Path[] {
  const parsed = parseFormula(formula);
  return parsed.ok ? distinct(read(parsed.expr, items)) : [];
}

/** The paths that a formula reads, the longest that can be told. */
function read(expr: Expr, items: Items): readonly Path[] {
  switch (expr.kind) {
    case "name":
      return items.get(expr.name) ?? [[expr.name]];
    case "field":
      return pathsTo(expr.of, items)?.map((path) => [...path, expr.name]) ?? read(expr.of, items);
    case "index":
      return [...(pathsTo(expr.of, items)?.map((path) => [...path, "[]"]) ?? read(expr.of, items)), ...read(expr.index, items)];
    case "each":
      return readEach(expr, items);
    default:
      return partsOf(expr).flatMap((part) => read(part, items));
  }
}

function readEach(expr: EachExpr, items: Items): readonly Path[] {
  const body = read(expr.body, inside(expr, items));
  const chosen = choices(expr, items);
  if (expr.verb === "map") return [...body, ...chosen];
  return [...read(listBelow(expr), items), ...body, ...chosen];
}

function inside(expr: EachExpr, items: Items): Items {
  return new Map(items).set(expr.as, itemsOf(expr.list, items));
}

/** The list that a row of `filter`, `sortBy` and `map` starts from. */
function listBelow(expr: Expr): Expr {
  return expr.kind === "each" ? listBelow(expr.list) : expr;
}

/** What decides which items there are and in what order. */
function choices(expr: Expr, items: Items): readonly Path[] {
  if (expr.kind !== "each") return [];
  const where = expr.where === null ? [] : read(expr.where, inside(expr, items));
  const body = expr.verb === "map" ? [] : read(expr.body, inside(expr, items));
  return [...where, ...body, ...choices(expr.list, items)];
}

/** What an item of a list stands for. */
function itemsOf(expr: Expr, items: Items): readonly Path[] {
  if (expr.kind === "each") return expr.verb === "map" ? read(expr.body, inside(expr, items)) : itemsOf(expr.list, items);
  if (expr.kind === "call" && expr.args[0] !== undefined) return itemsOf(expr.args[0], items);
  return (pathsTo(expr, items) ?? read(expr, items)).map((path) => [...path, "[]"]);
}

/** The paths that a part stands for, when it is one place in the data; null when it is worked out. */
function pathsTo(expr: Expr, items: Items): readonly Path[] | null {
  if (expr.kind === "name" || expr.kind === "field" || expr.kind === "index") return read(expr, items);
  const [list] = expr.kind === "call" ? expr.args : [];
  const isPick = expr.kind === "call" && (expr.name === "first" || expr.name === "last");
  return isPick && list !== undefined ? (pathsTo(list, items)?.map((path) => [...path, "[]"]) ?? null) : null;
}

function distinct(paths: readonly Path[]): readonly Path[] {
  const seen = new Map(paths.map((path) => [JSON.stringify(path), path]));
  return [...seen.values()];
}
