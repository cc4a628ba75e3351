import { checkCondition, checkFormula } from "./expression/check-formula.ts";
import { factsOf, knowing } from "./expression/facts.ts";
import { parseFormula } from "./expression/parse.ts";
import { type Scope, withName } from "./expression/scope.ts";
import { isName } from "./expression/syntax.ts";
import type { FormulaProblem } from "./expression/typing.ts";
import type { ListMapping, Mapping, RecordMapping, TextMapping } from "./mapping.ts";
import { fixMapping } from "./mapping-fix.ts";
import type { Fix, Place, ProblemCode } from "./problem.ts";
import type { ObjectShape, Shape } from "./shape.ts";
import { assign } from "./shape-assign.ts";
import { checkValue, wordFor } from "./shape-check.ts";
import { mergeShapes, shapeOf } from "./shape-of.ts";
import { anything, isRequired, itemOf, propertyOf, type Typed, text, typed } from "./shape-typed.ts";
import { isPrototypeKey, type Value } from "./value.ts";

/** A problem of a mapping: `path`, `slot` and `at` as in `Place`. */
export interface MappingProblem {
  readonly code: ProblemCode;
  readonly severity: "error" | "warning";
  readonly path: readonly string[];
  readonly slot?: Place["slot"];
  readonly at?: number;
  readonly params: { readonly [name: string]: string };
  readonly fixes: readonly Fix[];
}

/** What a mapping is put into. */
export interface Target {
  readonly shape: Shape;
  readonly required: boolean;
}

export interface CheckedMapping {
  /** What the mapping gives. */
  readonly typed: Typed;
  readonly problems: readonly MappingProblem[];
}

/** Types every leaf of a mapping and compares it with the target. Pure, and fast enough for every keystroke. */
export function checkMapping(mapping: Mapping, target: Target, scope: Scope): CheckedMapping {
  const checker = new MappingChecker();
  const result = checker.visit(mapping, target, scope, []);
  return { typed: result, problems: checker.problems };
}

/** Nothing is said of what the mapping is for: only its formulas can be wrong. */
export const openTarget: Target = { shape: { type: "unknown" }, required: false };

/** Nothing is written yet: as if the field were not mapped. */
export function isBlank(mapping: Mapping): boolean {
  if (mapping.kind === "formula") return mapping.formula.trim() === "";
  if (mapping.kind === "text") return mapping.parts.every((part) => "text" in part && part.text === "");
  if (mapping.kind === "list") return mapping.each === undefined && mapping.fixed.length === 0;
  return mapping.kind === "literal" && mapping.value === "";
}

class MappingChecker {
  readonly problems: MappingProblem[] = [];

  visit(mapping: Mapping, target: Target, scope: Scope, path: readonly string[]): Typed {
    if (isBlank(mapping)) {
      if (target.required) this.#unmapped(target.shape, path);
      return { shape: { type: "unknown" }, optional: true };
    }
    switch (mapping.kind) {
      case "literal":
        return this.#literal(mapping.value, target, path);
      case "formula":
        return this.#leaf(mapping, this.#formula(mapping.formula, scope, path, undefined), target, path);
      case "text":
        return this.#leaf(mapping, this.#text(mapping, scope, path), target, path);
      case "record":
        return this.#record(mapping, target, scope, path);
      case "list":
        return this.#list(mapping, target, scope, path);
    }
  }

  #add(problem: MappingProblem): void {
    this.problems.push(problem);
  }

  /** Null when the formula itself is wrong: what it would give is then not held against it. */
  #formula(formula: string, scope: Scope, path: readonly string[], slot: Place["slot"] | undefined): Typed | null {
    const checked = checkFormula(formula, scope);
    this.#formulaProblems(checked.problems, path, slot);
    return checked.problems.some((problem) => problem.severity === "error") ? null : checked.typed;
  }

  #formulaProblems(problems: readonly FormulaProblem[], path: readonly string[], slot: Place["slot"] | undefined): void {
    for (const { code, severity, at, params, fixes } of problems) {
      const mended =
        slot === undefined
          ? fixes.map(({ label, formula }): Fix => ({ label, mapping: { kind: "formula", formula } }))
          : fixes.map(({ label }): Fix => ({ label }));
      this.#add({ code, severity, path, ...(slot !== undefined && { slot }), at, params, fixes: mended });
    }
  }

  #leaf(mapping: Mapping, source: Typed | null, target: Target, path: readonly string[]): Typed {
    if (source === null) return { shape: { type: "unknown" }, optional: false };
    for (const problem of assign(source, target.shape, target.required)) {
      const fixes = problem.fixes.map((label) => fixMapping(label, mapping, source, target.shape, problem.params));
      this.#add({ ...problem, path: [...path, ...problem.path], fixes });
    }
    return source;
  }

  #text(mapping: TextMapping, scope: Scope, path: readonly string[]): Typed | null {
    let whole = true;
    let optional = !mapping.parts.some((part) => "text" in part && part.text !== "");
    for (const [i, part] of mapping.parts.entries()) {
      if ("text" in part) continue;
      const of = this.#formula(part.formula, scope, path, i);
      if (of === null) whole = false;
      else if (!this.#fitsText(of, part.formula, path, i)) whole = false;
      else optional = optional && of.optional;
    }
    const single = mapping.parts.length === 1 ? mapping.parts[0] : undefined;
    if (!whole) return null;
    // One pill and nothing else keeps what is known of its text: format, options, length.
    const alone = single && "formula" in single ? checkFormula(single.formula, scope).typed : text;
    return { shape: alone.shape.type === "string" ? alone.shape : text.shape, optional };
  }

  /** Numbers and yes/no are written into a text as they are; a list or group must be made one text first. */
  #fitsText(of: Typed, formula: string, path: readonly string[], slot: number): boolean {
    const { type } = of.shape;
    if (type !== "array" && type !== "object" && type !== "file") return true;
    const code = type === "array" ? "list_into_single" : "wrong_type";
    const params = { expected: "text", actual: wordFor(type), formula };
    this.#add({
      code,
      severity: "error",
      path,
      slot,
      params,
      fixes: type === "array" ? [{ label: "join_list" }, { label: "take_first" }, { label: "take_last" }] : [],
    });
    return false;
  }

  #literal(value: Value, target: Target, path: readonly string[]): Typed {
    if (value === null && !target.shape.nullable && target.shape.type !== "unknown" && target.shape.type !== "null") {
      const code = target.required ? "required_missing" : "wrong_type";
      this.#add({ code, severity: "error", path, params: { expected: wordFor(target.shape.type), actual: "nothing" }, fixes: [] });
    } else {
      for (const issue of checkValue(target.shape, value, { closed: true })) {
        this.#add({ code: issue.code, severity: "error", path: [...path, ...issue.path], params: issue.params, fixes: [] });
      }
    }
    return typed(shapeOf(value), value === null);
  }

  #record(mapping: RecordMapping, target: Target, scope: Scope, path: readonly string[]): Typed {
    const { shape } = target;
    if (shape.type !== "object" && shape.type !== "unknown") this.#mismatch("group of fields", shape, path);
    const known = shape.type === "object" ? shape : null;
    const properties: { [key: string]: Shape } = Object.create(null);
    const required: string[] = [];
    for (const [key, inner] of Object.entries(mapping.fields)) {
      const at = [...path, key];
      if (isPrototypeKey(key) || key.startsWith("\u0000")) {
        this.#add({ code: "unknown_field", severity: "error", path: at, params: { field: key }, fixes: [{ label: "remove_field" }] });
        continue;
      }
      const of = this.visit(inner, this.#fieldTarget(known, key, at), scope, at);
      properties[key] = of.shape;
      if (!of.optional) required.push(key);
    }
    if (known !== null) this.#unmappedFields(known, mapping.fields, path);
    return { shape: { type: "object", properties, required }, optional: path.length > 0 && required.length === 0 && Object.keys(mapping.fields).length > 0 };
  }

  #fieldTarget(known: ObjectShape | null, key: string, path: readonly string[]): Target {
    if (known === null) return openTarget;
    const shape = propertyOf(known, key);
    if (shape !== undefined) return { shape, required: isRequired(known, key) };
    if (known.additional !== undefined) return { shape: known.additional, required: false };
    this.#add({ code: "unknown_field", severity: "error", path, params: { field: key }, fixes: [{ label: "remove_field" }] });
    return openTarget;
  }

  #unmappedFields(known: ObjectShape, fields: RecordMapping["fields"], path: readonly string[]): void {
    for (const key of known.required ?? []) {
      const shape = propertyOf(known, key);
      if (shape === undefined || Object.hasOwn(fields, key) || shape.nullable) continue;
      this.#unmapped(shape, [...path, key]);
    }
  }

  /** Names the leaves that a person has to fill in, not the group around them. */
  #unmapped(shape: Shape, path: readonly string[]): void {
    const needed = shape.type === "object" ? (shape.required ?? []) : [];
    if (shape.type !== "object" || needed.length === 0) {
      this.#add({ code: "required_missing", severity: "error", path, params: { expected: wordFor(shape.type) }, fixes: [] });
      return;
    }
    for (const key of needed) this.#unmapped(propertyOf(shape, key) ?? anything.shape, [...path, key]);
  }

  #list(mapping: ListMapping, target: Target, scope: Scope, path: readonly string[]): Typed {
    const { shape } = target;
    if (shape.type !== "array" && shape.type !== "unknown") {
      this.#add({ code: "list_into_single", severity: "error", path, params: { expected: wordFor(shape.type) }, fixes: [] });
    }
    const item: Target = shape.type === "array" ? { shape: shape.items, required: true } : openTarget;
    const made: Shape[] = [];
    let optional = mapping.fixed.length === 0;
    if (mapping.each) {
      const list = this.#eachList(mapping.each, scope, path);
      optional = optional && (list === null ? false : list.optional);
      made.push(this.#rows(mapping.each, list, item, scope, path).shape);
      if (optional && target.required && !shape.nullable) this.#maybeNoList(mapping, mapping.each, path);
    }
    for (const [i, row] of mapping.fixed.entries()) made.push(this.visit(row, item, scope, [...path, `+${i}`]).shape);
    const [first = anything.shape, ...rest] = made;
    return { shape: { type: "array", items: rest.reduce<Shape>(mergeShapes, first) }, optional };
  }

  #maybeNoList(mapping: ListMapping, each: NonNullable<ListMapping["each"]>, path: readonly string[]): void {
    const mended: Mapping = { ...mapping, each: { ...each, list: `default(${each.list}, [])` } };
    this.#add({ code: "maybe_missing", severity: "error", path, slot: "list", params: {}, fixes: [{ label: "set_fallback", mapping: mended }] });
  }

  #eachList(each: NonNullable<ListMapping["each"]>, scope: Scope, path: readonly string[]): Typed | null {
    if (!isName(each.as)) this.#add({ code: "formula_syntax", severity: "error", path, slot: "list", params: { reason: "name", found: each.as }, fixes: [] });
    const list = this.#formula(each.list, scope, path, "list");
    if (list === null || list.shape.type === "array" || list.shape.type === "unknown") return list;
    this.#add({ code: "single_into_list", severity: "error", path, slot: "list", params: { actual: wordFor(list.shape.type) }, fixes: [] });
    return null;
  }

  #rows(each: NonNullable<ListMapping["each"]>, list: Typed | null, item: Target, scope: Scope, path: readonly string[]): Typed {
    const inside = withName(scope, each.as, (list && itemOf(list)) ?? { shape: { type: "unknown" }, optional: list !== null });
    if (each.onlyIf !== undefined && each.onlyIf.trim() !== "") this.#formulaProblems(checkCondition(each.onlyIf, inside).problems, path, "onlyIf");
    if (each.sortBy) this.#sortBy(each.sortBy.formula, inside, path);
    const kept = parseFormula(each.onlyIf ?? "");
    return this.visit(each.item, item, kept.ok ? knowing(inside, factsOf(kept.expr, true)) : inside, [...path, "[]"]);
  }

  #sortBy(formula: string, scope: Scope, path: readonly string[]): void {
    const by = this.#formula(formula, scope, path, "sortBy");
    if (by === null || !["array", "object", "file"].includes(by.shape.type)) return;
    this.#add({
      code: "wrong_type",
      severity: "error",
      path,
      slot: "sortBy",
      params: { expected: "text or number", actual: wordFor(by.shape.type) },
      fixes: [],
    });
  }

  #mismatch(actual: string, shape: Shape, path: readonly string[]): void {
    this.#add({ code: "wrong_type", severity: "error", path, params: { expected: wordFor(shape.type), actual }, fixes: [] });
  }
}
