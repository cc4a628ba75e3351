import { Analysis, type FlowEnv, targetOf } from "./analysis.ts";
import { checkAccounts } from "./check-accounts.ts";
import { checkWiring } from "./check-wiring.ts";
import { type CheckedFormula, checkCondition } from "./expression/check-formula.ts";
import type { Scope } from "./expression/scope.ts";
import type { Graph, GraphNode, Logic } from "./graph.ts";
import { checkMapping } from "./mapping-check.ts";
import { mappingOf } from "./mapping-walk.ts";
import type { Problem } from "./problem.ts";

/**
 * Everything that is wrong with a flow, in the order of its steps. Pure: browser and server reach the same verdict. Errors
 * block Publish; warnings do not.
 */
export function checkGraph(graph: Graph, env: FlowEnv): readonly Problem[] {
  return checkAnalysed(graph, env, new Analysis(graph, env));
}

export function checkAnalysed(graph: Graph, env: FlowEnv, analysis: Analysis): readonly Problem[] {
  const problems: Problem[] = [...checkWiring(graph, analysis.topology)];
  const { topology } = analysis;
  const ordered = new Set(topology.order);
  for (const [i, node] of topology.nodes.entries()) {
    problems.push(...checkAccounts(node, env));
    // Of a step in a loop, or of one that is not connected yet, it cannot be said what comes before it.
    if (ordered.has(i) && topology.reachable.has(i)) problems.push(...checkFormulas(node, env, analysis.scopeOf(i)));
  }
  return problems;
}

function checkFormulas(node: GraphNode, env: FlowEnv, scope: Scope): readonly Problem[] {
  const mapping = mappingOf(node);
  const target = targetOf(node, env);
  const mapped = mapping === null || target === null ? [] : inPlace(node, checkMapping(mapping, target, scope).problems, "map");
  return node.kind === "logic" ? [...mapped, ...checkLogic(node, node.logic, scope)] : mapped;
}

function inPlace(node: GraphNode, found: ReturnType<typeof checkMapping>["problems"], part: "map" | "setup"): readonly Problem[] {
  return found.map(({ code, severity, path, slot, at, params, fixes }) => ({
    code,
    severity,
    place: { node: node.key, part, path, ...(slot !== undefined && { slot }), ...(at !== undefined && { at }) },
    params,
    fixes,
  }));
}

function checkLogic(node: GraphNode, logic: Logic, scope: Scope): readonly Problem[] {
  if (logic.type === "filter") return conditionProblems(node, checkCondition(logic.condition, scope), []);
  if (logic.type !== "branch") return [];
  if (logic.cases.length === 0) {
    return [{ code: "branch_without_cases", severity: "error", place: { node: node.key, part: "setup" }, params: {}, fixes: [] }];
  }
  return logic.cases.flatMap((one) => conditionProblems(node, checkCondition(one.condition, scope), [one.id]));
}

function conditionProblems(node: GraphNode, checked: CheckedFormula, path: readonly string[]): readonly Problem[] {
  const found = checked.problems.map(({ code, severity, at, params, fixes }) => ({
    code,
    severity,
    path,
    at,
    params,
    fixes: fixes.map(({ label, formula }) => ({ label, mapping: { kind: "formula", formula } as const })),
  }));
  return inPlace(node, found, "setup");
}
