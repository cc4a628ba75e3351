import type { FixLabel, ProblemCode } from "../problem.ts";
import type { Shape } from "../shape.ts";
import { wordFor } from "../shape-check.ts";
import { itemOf, number, type Typed } from "../shape-typed.ts";
import { printFormula } from "./print.ts";
import { call, replaceExpr } from "./rewrite.ts";
import type { Scope } from "./scope.ts";
import type { Expr } from "./syntax.ts";

/** What is wrong with a formula, at which characters, and the whole formula as it would be right. */
export interface FormulaProblem {
  readonly code: ProblemCode;
  readonly severity: "error" | "warning";
  readonly at: number;
  readonly end: number;
  readonly params: { readonly [name: string]: string };
  readonly fixes: readonly { readonly label: FixLabel; readonly formula: string }[];
}

/** What a type error leaves behind: anything, so that one mistake is told once. */
export const broken: Typed = { shape: { type: "unknown" }, optional: false };

/** More in one formula are not read, and each costs a printed formula per fix. */
const MOST_PROBLEMS = 20;

/** What the parts of type inference share: reporting, and the checks that every operator and function makes. */
export abstract class Typing {
  readonly problems: FormulaProblem[] = [];
  readonly root: Expr;

  constructor(root: Expr) {
    this.root = root;
  }

  /** The type of a part; broken parts give `broken`. */
  abstract infer(expr: Expr, scope: Scope): Typed;

  report(
    code: ProblemCode,
    where: Expr,
    params: FormulaProblem["params"] = {},
    fixes: readonly [FixLabel, Expr, Expr][] = [],
    severity: "error" | "warning" = "error",
  ): Typed {
    if (this.problems.length >= MOST_PROBLEMS) return broken;
    this.problems.push({
      code,
      severity,
      at: where.at,
      end: where.end,
      params,
      fixes: fixes.map(([label, target, instead]) => ({ label, formula: printFormula(replaceExpr(this.root, target, instead)) })),
    });
    return broken;
  }

  /** A part that must be a number. Gives its type, lifted: missing stays missing. */
  number(expr: Expr, value: Typed): Typed {
    const { type } = value.shape;
    if (type === "number") return { shape: number.shape, optional: value.optional };
    if (type === "unknown") return { shape: number.shape, optional: value.optional };
    this.mismatch(expr, value, "number");
    return number;
  }

  /** A part that must be yes or no; missing counts as no. */
  yesNo(expr: Expr, value: Typed): void {
    if (value.shape.type === "boolean" || value.shape.type === "unknown") return;
    this.report("condition_not_yes_no", expr, { actual: wordFor(value.shape.type) });
  }

  /** Says that a part is of the wrong type, with the conversion that would mend it. */
  mismatch(expr: Expr, value: Typed, expected: Shape["type"], params: FormulaProblem["params"] = {}): Typed {
    const words = { expected: wordFor(expected), actual: wordFor(value.shape.type), ...params };
    if (value.shape.type === "array" && expected !== "array") return this.report("list_into_single", expr, words, listFixes(expr, value, expected));
    return this.report("formula_wrong_argument", expr, words, conversions(expr, value.shape, expected));
  }
}

function conversions(expr: Expr, actual: Shape, expected: Shape["type"]): [FixLabel, Expr, Expr][] {
  if (expected === "number" && actual.type === "string" && (actual.format === undefined || actual.format === "decimal"))
    return [["convert_to_number", expr, call("number", expr)]];
  if (expected === "string" && (actual.type === "number" || actual.type === "boolean")) return [["convert_to_text", expr, call("text", expr)]];
  return [];
}

function listFixes(expr: Expr, value: Typed, expected: Shape["type"]): [FixLabel, Expr, Expr][] {
  const item = itemOf(value)?.shape.type;
  const fixes: [FixLabel, Expr, Expr][] = [];
  if (item === expected || item === "unknown") fixes.push(["take_first", expr, call("first", expr)], ["take_last", expr, call("last", expr)]);
  if (expected === "string" && (item === "string" || item === "number" || item === "boolean"))
    fixes.push(["join_list", expr, call("join", expr, { kind: "literal", value: ", ", at: 0, end: 0 })]);
  if (expected === "number") fixes.push(["count_list", expr, call("count", expr)]);
  if (expected === "number" && item === "number") fixes.push(["sum_list", expr, call("sum", expr)]);
  return fixes;
}
