import { assertNever } from "#server/errors.ts";
import { type Logic, OTHERWISE, OUT } from "#server/flow/graph.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import type { Plan, PlanNode, PlanWork } from "#server/flow/plan.ts";
import type { Value, ValueRecord } from "#server/flow/value.ts";
import { type Evaluated, type Evaluator, formulaEvaluator, mappingEvaluator } from "./evaluate.ts";

/** A plan with its mappings and conditions compiled, so that a run only calls closures. */
export interface Program {
  readonly plan: Plan;
  readonly steps: readonly ProgramStep[];
}

export interface ProgramStep {
  readonly node: PlanNode;
  readonly work: ProgramWork;
  /** Somebody is wired to port `error`. */
  readonly routesErrors: boolean;
}

export type ActionWork = Extract<PlanWork, { kind: "action" }>;

export type ProgramWork =
  | { readonly kind: "trigger" }
  | { readonly kind: "action"; readonly action: ActionWork; readonly input: Evaluator }
  /** Computed from what is there, with no effect outside: it can be computed again after a crash. */
  | { readonly kind: "pure"; readonly compute: (scope: ValueRecord) => Computed }
  | { readonly kind: "respond"; readonly status: number; readonly body: Evaluator }
  | { readonly kind: "stop"; readonly outcome: "succeeded" | "failed"; readonly message: Evaluator };

export type Computed = { readonly ok: true; readonly port: string; readonly output: Value } | Extract<Evaluated, { ok: false }>;

/** The port of a filter that let nothing through; nothing can be wired to it. */
export const FILTERED = "filtered";

const cached = new Map<string, Program>();
const maxCached = 500;

/** Compiles a plan once; later calls with the same hash give the same program. */
export function programOf(plan: Plan): Program {
  const known = cached.get(plan.hash);
  if (known !== undefined) return known;
  const program = { plan, steps: plan.nodes.map(programStep) };
  const oldest = cached.keys().next();
  if (cached.size >= maxCached && !oldest.done) cached.delete(oldest.value);
  cached.set(plan.hash, program);
  return program;
}

function programStep(node: PlanNode): ProgramStep {
  return { node, work: programWork(node.work), routesErrors: node.outs.some((edge) => edge.port === "error") };
}

function programWork(work: PlanWork): ProgramWork {
  switch (work.kind) {
    case "trigger":
      return { kind: "trigger" };
    case "action":
      return { kind: "action", action: work, input: mappingEvaluator(work.input) };
    case "logic":
      return logicWork(work.logic);
    default:
      return assertNever(work);
  }
}

function logicWork(logic: Logic): ProgramWork {
  switch (logic.type) {
    case "branch":
      return { kind: "pure", compute: branch(logic.cases) };
    case "filter":
      return { kind: "pure", compute: filter(logic.condition) };
    case "set":
      return { kind: "pure", compute: set(logic.value) };
    case "join":
      return { kind: "pure", compute: () => ({ ok: true, port: OUT, output: null }) };
    case "respond":
      return { kind: "respond", status: logic.status, body: mappingEvaluator(logic.body) };
    case "stop":
      return { kind: "stop", outcome: logic.outcome, message: mappingEvaluator(logic.message) };
    default:
      return assertNever(logic);
  }
}

function branch(cases: readonly { readonly id: string; readonly condition: string }[]): (scope: ValueRecord) => Computed {
  const compiled = cases.map((one) => ({ id: one.id, holds: formulaEvaluator(one.condition) }));
  return (scope) => {
    for (const one of compiled) {
      const held = one.holds(scope);
      if (!held.ok) return held;
      if (held.value === true) return { ok: true, port: one.id, output: null };
    }
    return { ok: true, port: OTHERWISE, output: null };
  };
}

function filter(condition: string): (scope: ValueRecord) => Computed {
  const holds = formulaEvaluator(condition);
  return (scope) => {
    const held = holds(scope);
    if (!held.ok) return held;
    return { ok: true, port: held.value === true ? OUT : FILTERED, output: null };
  };
}

function set(mapping: Mapping): (scope: ValueRecord) => Computed {
  const evaluate = mappingEvaluator(mapping);
  return (scope) => {
    const result = evaluate(scope);
    return result.ok ? { ok: true, port: OUT, output: result.value } : result;
  };
}
