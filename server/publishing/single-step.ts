import type { Catalog, CatalogConnection } from "#server/flow/catalog.ts";
import { hashOf } from "#server/flow/compile.ts";
import { type ActionNode, type Edge, type Graph, type GraphNode, OUT } from "#server/flow/graph.ts";
import type { Plan, PlanNode } from "#server/flow/plan.ts";
import type { Value } from "#server/flow/value.ts";

/** Stands for the accounts of steps that are not called in a test of one step. */
const stand = (connector: string) => `given:${connector}`;

/**
 * The graph of a test of one step: the trigger, the steps before it in one line, and the step. The steps before are not
 * called, so they get an input that is right by definition and an account that is none; logic that only steers is left
 * out. Null when there is no such step.
 */
export function aloneGraph(graph: Graph, key: string, catalog: Catalog): Graph | null {
  const byKey = new Map(graph.nodes.map((node) => [node.key, node]));
  const step = byKey.get(key);
  if (!step || step.kind === "note" || step.kind === "trigger") return null;
  const before = ancestors(graph.edges, key)
    .map((name) => byKey.get(name))
    .filter((node) => node !== undefined)
    .filter((node) => node.kind === "trigger" || node.kind === "action" || (node.kind === "logic" && node.logic.type === "set"));
  const line: GraphNode[] = [...before.map((node) => (node.kind === "action" ? given(node, catalog) : node)), step];
  const edges = line.slice(1).map((node, at): Edge => ({ from: { node: line[at]?.key ?? "", port: OUT }, to: node.key }));
  return { schema: 1, nodes: line, edges };
}

/** Everything a step can look back at, in an order in which each comes after what it looks back at. */
function ancestors(edges: readonly Edge[], key: string): string[] {
  const found: string[] = [];
  const visit = (name: string, on: ReadonlySet<string>) => {
    for (const { from, to } of edges) {
      if (to !== name || on.has(from.node) || found.includes(from.node)) continue;
      visit(from.node, new Set([...on, from.node]));
      found.push(from.node);
    }
  };
  visit(key, new Set([key]));
  return found;
}

function given(node: ActionNode, catalog: Catalog): ActionNode {
  const sampleInput = catalog.connectors[node.connector]?.operations[node.operation]?.sampleInput ?? null;
  return { ...node, connection: stand(node.connector), input: { kind: "literal", value: sampleInput } };
}

/** The accounts that stand in for those of steps that are not called. */
export function standIns(graph: Graph): CatalogConnection[] {
  const apps = new Set(graph.nodes.flatMap((node) => (node.kind === "action" ? [node.connector] : [])));
  return [...apps].map((connector) => ({
    id: stand(connector),
    connector,
    name: connector,
    sandbox: true,
    health: "working",
    allowedEffects: ["read", "create", "update", "upsert", "delete"],
    scopes: null,
  }));
}

/** The plan with every step that is not called giving what it is known to give. */
export function withGiven(plan: Plan, outputs: { readonly [key: string]: Value }): Plan {
  const nodes = plan.nodes.map((node): PlanNode => {
    if (node.work.kind !== "action" || !node.work.connection.startsWith("given:")) return node;
    return { ...node, work: { kind: "logic", logic: { type: "set", value: { kind: "literal", value: outputs[node.key] ?? null } } } };
  });
  const scopes = Object.fromEntries(Object.entries(plan.scopes).filter(([connection]) => !connection.startsWith("given:")));
  const content = { ...plan, nodes, scopes };
  const { hash: _, ...rest } = content;
  return { ...rest, hash: hashOf(rest) };
}
