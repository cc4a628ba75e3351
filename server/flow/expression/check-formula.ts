import type { Typed } from "../shape-typed.ts";
import { Inference } from "./infer.ts";
import { type ParsedFormula, parseFormula } from "./parse.ts";
import type { Scope } from "./scope.ts";
import { broken, type FormulaProblem } from "./typing.ts";

export interface CheckedFormula {
  /** What it gives; anything, when it is broken. */
  readonly typed: Typed;
  readonly problems: readonly FormulaProblem[];
}

/** Parses and types a formula against what it may name. Never throws. */
export function checkFormula(formula: string, scope: Scope): CheckedFormula {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return { typed: broken, problems: [syntaxProblem(parsed)] };
  const inference = new Inference(parsed.expr);
  const typed = inference.infer(parsed.expr, scope);
  return { typed: inference.problems.some((problem) => problem.severity === "error") ? broken : typed, problems: inference.problems };
}

/** Like `checkFormula`, of a formula that must give yes or no. */
export function checkCondition(formula: string, scope: Scope): CheckedFormula {
  const checked = checkFormula(formula, scope);
  const { type } = checked.typed.shape;
  if (type === "boolean" || type === "unknown") return checked;
  const problem: FormulaProblem = { code: "condition_not_yes_no", severity: "error", at: 0, end: formula.length, params: { actual: type }, fixes: [] };
  return { typed: broken, problems: [...checked.problems, problem] };
}

/** A formula that cannot be read, as a problem. */
export function syntaxProblem(parsed: Extract<ParsedFormula, { ok: false }>): FormulaProblem {
  return {
    code: "formula_syntax",
    severity: "error",
    at: parsed.at,
    end: parsed.at + parsed.detail.length,
    params: { reason: parsed.reason, found: parsed.detail },
    fixes: [],
  };
}
