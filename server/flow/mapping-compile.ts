import { Budget } from "./expression/budget.ts";
import { sortItems } from "./expression/closures-each.ts";
import { holds, type Locals } from "./expression/env.ts";
import { faultOf } from "./expression/formula.ts";
import { sizeOf } from "./expression/size.ts";
import { limits } from "./limits.ts";
import type { ListMapping, Mapping, RecordMapping } from "./mapping.ts";
import { compileLeaf, compileText, evaluator } from "./mapping-leaf.ts";
import { always, attempt, type Build, fail, give, type MappingIssue, type MappingScope, Stopped, type Work } from "./mapping-work.ts";
import type { Shape } from "./shape.ts";
import { checkValue } from "./shape-check.ts";
import { isRequired, propertyOf } from "./shape-typed.ts";
import { isList, isPrototypeKey, type Value } from "./value.ts";

export type { MappingIssue, MappingScope } from "./mapping-work.ts";

export type MappingResult = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly issues: readonly MappingIssue[] };

export type CompiledMapping = (scope: MappingScope, budget?: Budget) => MappingResult;

/**
 * Compiles a mapping once, to be run for every event. Running it always ends and never throws: what cannot be worked out
 * comes back as issues, each at its path, and the other fields are looked at all the same.
 *
 * A leaf without a value leaves its field out; so does a group none of whose leaves has one. With the target's shape given,
 * fields that must be there but may be null become null, and the result is checked against it.
 */
export function compileMapping(mapping: Mapping, target?: Shape): CompiledMapping {
  const build = compile(mapping, target, [], 0);
  return (scope, budget = new Budget(limits.mappingSteps, limits.stepValue)) => {
    const work: Work = { scope, locals: [], budget, path: [], issues: [] };
    const value = attempt(() => build(work)) ?? emptyResult(mapping);
    if (work.issues.length === 0 && target !== undefined) work.issues.push(...checkValue(target, value));
    return work.issues.length === 0 ? { ok: true, value } : { ok: false, issues: work.issues };
  };
}

/** One evaluation of a mapping that is not kept. */
export function evaluateMapping(mapping: Mapping, scope: MappingScope, target?: Shape): MappingResult {
  return compileMapping(mapping, target)(scope);
}

function emptyResult(mapping: Mapping): Value {
  return mapping.kind === "record" ? {} : null;
}

function compile(mapping: Mapping, target: Shape | undefined, locals: Locals, depth: number): Build {
  if (depth > limits.mappingDepth) return always({ code: "too_deep", params: { max: String(limits.mappingDepth) } });
  switch (mapping.kind) {
    case "literal": {
      const { value } = mapping;
      // Nothing is written yet: as if the field were not mapped. The formula `""` sends an empty text.
      if (value === "") return () => undefined;
      const size = sizeOf(value, limits.stepValue);
      return (work) => {
        give(work, size);
        return value;
      };
    }
    case "formula":
      return compileLeaf(mapping.formula, locals);
    case "text":
      return compileText(mapping, locals);
    case "record":
      return compileRecord(mapping, target, locals, depth);
    case "list":
      return compileList(mapping, target, locals, depth);
  }
}

function compileRecord(mapping: RecordMapping, target: Shape | undefined, locals: Locals, depth: number): Build {
  const shape = target?.type === "object" ? target : undefined;
  const fields = Object.entries(mapping.fields).map(([key, inner]) => {
    if (isPrototypeKey(key) || key.startsWith("\u0000")) return { key, build: always({ code: "refused_key", params: { field: key } }), absent: undefined };
    const of = shape && (propertyOf(shape, key) ?? shape.additional);
    return { key, build: compile(inner, of, locals, depth + 1), absent: of?.nullable && shape && isRequired(shape, key) ? null : undefined };
  });
  return (work) => {
    const record: { [key: string]: Value } = {};
    let found = depth === 0 || fields.length === 0;
    for (const { key, build, absent } of fields) {
      work.path.push(key);
      const value = build(work) ?? absent;
      work.path.pop();
      if (value === undefined || isPrototypeKey(key)) continue;
      record[key] = value;
      found = true;
    }
    give(work, 2 + fields.length * 8);
    return found ? record : undefined;
  };
}

function compileList(mapping: ListMapping, target: Shape | undefined, locals: Locals, depth: number): Build {
  const items = target?.type === "array" ? target.items : undefined;
  const each = mapping.each && compileRows(mapping.each, items, locals, depth);
  const fixed = mapping.fixed.map((row) => compile(row, items, locals, depth + 1));
  return (work) => {
    const list: Value[] = [];
    const found = each?.(work, list) ?? false;
    for (const row of fixed) addRow(work, list, row);
    return found || fixed.length > 0 ? list : undefined;
  };
}

function addRow(work: Work, list: Value[], build: Build): void {
  work.path.push(String(list.length));
  const value = build(work);
  work.path.pop();
  if (value !== undefined) list.push(value);
}

/** Gives false when there is no list to go through. */
function compileRows(each: NonNullable<ListMapping["each"]>, items: Shape | undefined, locals: Locals, depth: number): (work: Work, into: Value[]) => boolean {
  const source = evaluator(each.list, locals);
  const slot = locals.length;
  const inside = [...locals, each.as];
  const onlyIf = each.onlyIf === undefined || each.onlyIf.trim() === "" ? null : evaluator(each.onlyIf, inside);
  const sortBy = each.sortBy && evaluator(each.sortBy.formula, inside);
  const row = compile(each.item, items, inside, depth + 1);
  const on = (work: Work, item: Value, build: Build) => {
    work.locals[slot] = item;
    return build(work);
  };
  return (work, into) => {
    const found = source(work);
    if (found === undefined || found === null) return false;
    if (!isList(found)) {
      fail(work, { code: "wrong_type", params: { expected: "list", actual: "single value" } });
      return false;
    }
    const kept = onlyIf === null ? found : found.filter((item) => isKept(work, on(work, item, onlyIf)));
    const sorted = sortBy ? sortRows(work, kept, (item) => on(work, item, sortBy), each.sortBy?.descending ?? false) : kept;
    for (const item of sorted) addRow(work, into, () => on(work, item, row));
    return true;
  };
}

function isKept(work: Work, verdict: Value | undefined): boolean {
  try {
    return holds(verdict);
  } catch (error) {
    fail(work, faultOf(error, 0));
    return false;
  }
}

function sortRows(work: Work, rows: readonly Value[], keyOf: (row: Value) => Value | undefined, descending: boolean): readonly Value[] {
  try {
    return sortItems(rows, keyOf, descending, work);
  } catch (error) {
    if (error instanceof Stopped) throw error;
    fail(work, faultOf(error, 0));
    return rows;
  }
}
