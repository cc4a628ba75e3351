import { DividedByZero, TooManyDigits } from "../decimal.ts";
import type { Value } from "../value.ts";
import { Budget, type FaultCode, FormulaFault } from "./budget.ts";
import { checkFormula, syntaxProblem } from "./check-formula.ts";
import { compileExpr } from "./closures.ts";
import type { Env, Run } from "./env.ts";
import { type ParsedFormula, parseFormula } from "./parse.ts";
import { withPatterns } from "./pattern-engine.ts";
import { emptyScope } from "./scope.ts";
import { sizeOf } from "./size.ts";
import type { FormulaProblem } from "./typing.ts";

withPatterns();

export type FormulaResult =
  /** `undefined` = the formula gives no value, because what it reads is missing. */
  { readonly ok: true; readonly value: Value | undefined } | { readonly ok: false; readonly fault: Fault };

/** `at`: offset in the formula of the part that was being worked out. */
export interface Fault {
  readonly code: FaultCode;
  readonly params: { readonly [name: string]: string };
  readonly at: number;
}

export type FormulaScope = { readonly [name: string]: Value | undefined };

export type CompiledFormula =
  | { readonly ok: true; readonly run: (scope: FormulaScope, budget?: Budget) => FormulaResult }
  | { readonly ok: false; readonly problem: FormulaProblem };

/**
 * Compiles a formula to closures. Running it always ends, reaches nothing but the scope it is given and never throws. It
 * is not type-checked here: `checkFormula` does that beforehand, and data that is not as declared is a fault.
 */
export function compileFormula(formula: string): CompiledFormula {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return { ok: false, problem: syntaxProblem(parsed) };
  const run = compileParsed(parsed, []);
  if (run === null) return { ok: false, problem: unknownFunction(formula) };
  return { ok: true, run: (scope, budget = new Budget()) => evaluate(run, scope, budget) };
}

function unknownFunction(formula: string): FormulaProblem {
  const { problems } = checkFormula(formula, emptyScope);
  const found = problems.find((problem) => problem.code === "formula_unknown_function");
  return found ?? { code: "formula_unknown_function", severity: "error", at: 0, end: formula.length, params: { function: "", meant: "" }, fixes: [] };
}

/** Null when a function does not exist. */
export function compileParsed(parsed: Extract<ParsedFormula, { ok: true }>, locals: readonly string[]): Run | null {
  try {
    return compileExpr(parsed.expr, locals);
  } catch (error) {
    if (error instanceof FormulaFault) return null;
    throw error;
  }
}

function evaluate(run: Run, scope: FormulaScope, budget: Budget): FormulaResult {
  const env: Env = { scope, locals: [], budget, at: 0 };
  try {
    const value = run(env) ?? undefined;
    if (value !== undefined) budget.give(sizeOf(value, budget.outputLeft));
    return { ok: true, value };
  } catch (error) {
    return { ok: false, fault: faultOf(error, env.at) };
  }
}

/** The fault that an evaluation ended with; what is none of ours is thrown on. */
export function faultOf(error: unknown, at: number): Fault {
  if (error instanceof FormulaFault) return { code: error.code, params: error.params, at };
  if (error instanceof DividedByZero) return { code: "divided_by_zero", params: {}, at };
  if (error instanceof TooManyDigits) return { code: "too_many_digits", params: {}, at };
  throw error;
}
