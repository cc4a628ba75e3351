import { Budget, FormulaFault } from "./expression/budget.ts";
import { compileExpr } from "./expression/closures.ts";
import type { Env, Locals, Run } from "./expression/env.ts";
import { faultOf } from "./expression/formula.ts";
import { parseFormula } from "./expression/parse.ts";
import { plainText } from "./expression/plain-text.ts";
import { sizeOf } from "./expression/size.ts";
import { limits } from "./limits.ts";
import type { TextMapping } from "./mapping.ts";
import { always, type Build, fail, give, type Work } from "./mapping-work.ts";
import type { Value } from "./value.ts";

/** A formula, or null when nothing is written yet. */
function compileFormulaRun(formula: string, locals: Locals): Run | "empty" | "broken" {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return parsed.reason === "empty" ? "empty" : "broken";
  try {
    return compileExpr(parsed.expr, locals);
  } catch (error) {
    if (error instanceof FormulaFault) return "broken";
    throw error;
  }
}

/** Runs a formula under its own step budget, out of what the mapping has left. */
export function evaluator(formula: string, locals: Locals): Build {
  const run = compileFormulaRun(formula, locals);
  if (run === "empty") return () => undefined;
  if (run === "broken") return always({ code: "broken_formula", params: {} });
  return (work) => {
    const most = Math.min(limits.formulaSteps, work.budget.stepsLeft);
    const env = { scope: work.scope, locals: work.locals, budget: new Budget(most, work.budget.outputLeft), at: 0 };
    const value = guarded(work, run, env);
    // Charged also when it failed: a list of formulas that work long and fail must not run for ever.
    charge(work, 1 + most - Math.max(0, env.budget.stepsLeft));
    return value;
  };
}

function guarded(work: Work, run: Run, env: Env): Value | undefined {
  try {
    return run(env) ?? undefined;
  } catch (error) {
    fail(work, faultOf(error, env.at));
    return undefined;
  }
}

function charge(work: Work, steps: number): void {
  try {
    work.budget.spend(steps);
  } catch (error) {
    const { code, params } = faultOf(error, 0);
    fail(work, { code, params });
  }
}

/** A field that is one formula. */
export function compileLeaf(formula: string, locals: Locals): Build {
  const run = evaluator(formula, locals);
  return (work) => {
    const value = run(work);
    if (value !== undefined) give(work, sizeOf(value, work.budget.outputLeft));
    return value;
  };
}

/** Texts and pills joined; a missing value joins as nothing. Of pills alone that are all missing nothing comes out. */
export function compileText(mapping: TextMapping, locals: Locals): Build {
  const parts = mapping.parts.map((part) => ("text" in part ? part.text : evaluator(part.formula, locals)));
  const written = parts.some((part) => typeof part === "string" && part !== "");
  return (work) => {
    let joined = "";
    let found = written;
    for (const part of parts) {
      const value = typeof part === "string" ? part : part(work);
      if (value === undefined) continue;
      found ||= typeof part !== "string";
      joined += typeof value === "string" ? value : inText(value, work);
      if (joined.length > limits.formulaOutput) fail(work, { code: "too_much_output", params: {} });
    }
    give(work, joined.length + 2);
    return found ? joined : undefined;
  };
}

function inText(value: Value, work: Work): string {
  try {
    return plainText(value);
  } catch (error) {
    fail(work, faultOf(error, 0));
    return "";
  }
}
