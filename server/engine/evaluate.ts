import { compileFormula } from "#server/flow/expression/formula.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import { compileMapping, type MappingIssue } from "#server/flow/mapping-compile.ts";
import type { Value, ValueRecord } from "#server/flow/value.ts";

/** Why there is no value; the sentence for it is in the messages. */
export type EvaluationIssue = Pick<MappingIssue, "code" | "params">;
export type Evaluated =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issue: EvaluationIssue; readonly path: readonly string[] };
export type Evaluator = (scope: ValueRecord) => Evaluated;

/** Compiles a mapping once. Its first issue is the reason when it gives no value. */
export function mappingEvaluator(mapping: Mapping): Evaluator {
  const run = compileMapping(mapping);
  return (scope) => {
    const result = run(scope);
    if (result.ok) return result;
    const [first] = result.issues;
    return { ok: false, issue: issueOf(first ?? { code: "broken_formula", params: {} }), path: first?.path ?? [] };
  };
}

/** Compiles a formula once. A formula whose input is missing gives null. */
export function formulaEvaluator(formula: string): Evaluator {
  const compiled = compileFormula(formula);
  if (!compiled.ok) return () => ({ ok: false, issue: { code: "broken_formula", params: {} }, path: [] });
  return (scope) => {
    const result = compiled.run(scope);
    return result.ok ? { ok: true, value: result.value ?? null } : { ok: false, issue: issueOf(result.fault), path: [] };
  };
}

function issueOf({ code, params }: EvaluationIssue): EvaluationIssue {
  return { code, params };
}
