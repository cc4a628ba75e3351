import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { Analysis, type FlowEnv, own } from "./analysis.ts";
import { canonicalText } from "./canonical.ts";
import { checkAnalysed } from "./check.ts";
import { withPatterns } from "./expression/pattern-engine.ts";
import type { ActionNode, Graph, GraphNode } from "./graph.ts";
import type { Plan, PlanNode, PlanWork } from "./plan.ts";
import type { Problem } from "./problem.ts";
import type { Topology } from "./topology.ts";

withPatterns();

export type Compiled =
  /** `warnings` do not keep the plan from being published. */
  { readonly ok: true; readonly plan: Plan; readonly warnings: readonly Problem[] } | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Checks a flow and freezes it into a plan. The same flow, apps and accounts give the same plan and hash, wherever steps
 * stand on the canvas and in whatever order fields were written.
 */
export function compile(graph: Graph, env: FlowEnv): Compiled {
  const analysis = new Analysis(graph, env);
  const problems = checkAnalysed(graph, env, analysis);
  if (problems.some((problem) => problem.severity === "error")) return { ok: false, problems };
  const content = contentOf(graph, analysis.topology, env);
  return { ok: true, plan: freeze({ ...structuredClone(content), hash: hashOf(content) }), warnings: problems };
}

/** SHA-256 (hex) over the canonical JSON of a plan without its hash. */
export function hashOf(content: Omit<Plan, "hash">): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalText(content))));
}

function contentOf(graph: Graph, topology: Topology, env: FlowEnv): Omit<Plan, "hash"> {
  // The trigger is the only step without incoming wires, so it comes first of all.
  const place = new Map(topology.order.map((node, at) => [node, at]));
  const nodes = topology.order.flatMap((node): PlanNode[] => {
    const step = topology.nodes[node];
    const work = step === undefined ? null : workOf(step, env);
    if (step === undefined || work === null) return [];
    const outs = (topology.outgoing[node] ?? []).map((wire) => ({ port: wire.port, to: place.get(wire.to) ?? 0 }));
    return [{ key: step.key, name: step.name, inDegree: topology.incoming[node]?.length ?? 0, outs, work }];
  });
  const responds = graph.nodes.some((node) => node.kind === "logic" && node.logic.type === "respond");
  return { version: 1, nodes, scopes: scopesOf(topology.nodes, env), hosts: hostsOf(topology.nodes, env), responds };
}

function workOf(node: GraphNode, env: FlowEnv): PlanWork | null {
  switch (node.kind) {
    case "trigger":
      return { kind: "trigger", trigger: node.trigger, connection: node.connection };
    case "logic":
      return { kind: "logic", logic: node.logic };
    case "action":
      return actionWork(node, env);
    case "note":
      return null;
  }
}

function actionWork(node: ActionNode, env: FlowEnv): PlanWork | null {
  const connector = own(env.catalog.connectors, node.connector);
  const operation = own(connector?.operations, node.operation);
  if (connector === undefined || operation === undefined) return null;
  return {
    kind: "action",
    connector: node.connector,
    connectorVersion: connector.version,
    operation: node.operation,
    connection: node.connection ?? "",
    input: node.input,
    settings: node.settings,
    effect: operation.effect,
    idempotency: operation.idempotency,
  };
}

/** Exactly what each account must grant for this flow, and no more. */
function scopesOf(nodes: readonly GraphNode[], env: FlowEnv): Plan["scopes"] {
  const needed: { [connection: string]: string[] } = {};
  for (const node of nodes) {
    const use = usedBy(node, env);
    if (use === null || use.connection === null) continue;
    needed[use.connection] = [...new Set([...(own(needed, use.connection) ?? []), ...use.scopes])].sort();
  }
  return needed;
}

function usedBy(node: GraphNode, env: FlowEnv): { readonly connection: string | null; readonly scopes: readonly string[] } | null {
  if (node.kind === "action")
    return { connection: node.connection, scopes: own(own(env.catalog.connectors, node.connector)?.operations, node.operation)?.scopes ?? [] };
  if (node.kind !== "trigger" || node.trigger.type !== "app") return null;
  return { connection: node.connection, scopes: own(own(env.catalog.connectors, node.trigger.connector)?.triggers, node.trigger.trigger)?.scopes ?? [] };
}

/** Every host that the flow can reach. */
function hostsOf(nodes: readonly GraphNode[], env: FlowEnv): readonly string[] {
  const hosts = nodes.flatMap((node) => (node.kind === "action" ? (own(env.catalog.connectors, node.connector)?.hosts ?? []) : []));
  return [...new Set(hosts)].sort();
}

function freeze<T>(data: T): T {
  if (typeof data === "object" && data !== null && !Object.isFrozen(data)) {
    Object.freeze(data);
    for (const inner of Object.values(data)) freeze(inner);
  }
  return data;
}
