import { Analysis, type FlowEnv, own } from "./analysis.ts";
import type { Graph, GraphNode } from "./graph.ts";
import { evaluateMapping, type MappingScope } from "./mapping-compile.ts";
import type { Value } from "./value.ts";

/**
 * Data to try the mapping of a step on: for every step before it what it gave in `outputs` (a run, a pin), else its app's
 * sample. Steps that shape data are worked out. A step without any sample is not in it.
 */
export function sampleScope(graph: Graph, nodeKey: string, env: FlowEnv, outputs: { readonly [key: string]: Value } = {}): MappingScope {
  const { topology } = new Analysis(graph, env);
  const node = topology.index.get(nodeKey);
  const scope: { [key: string]: Value } = Object.create(null);
  if (node === undefined) return scope;
  for (const before of topology.order) {
    const step = topology.nodes[before];
    if (step === undefined || !topology.leadsTo(before, node)) continue;
    const value = own(outputs, step.key) ?? sampleOf(step, env, scope);
    if (value !== undefined) scope[step.key] = value;
  }
  return scope;
}

/** The sample of one step's output; undefined when there is none. */
export function sampleOf(node: GraphNode, env: FlowEnv, scope: MappingScope): Value | undefined {
  if (node.kind === "trigger") {
    const { trigger } = node;
    return trigger.type === "app" ? own(own(env.catalog.connectors, trigger.connector)?.triggers, trigger.trigger)?.sample : trigger.sample;
  }
  if (node.kind === "action") return own(own(env.catalog.connectors, node.connector)?.operations, node.operation)?.sample;
  if (node.kind !== "logic" || node.logic.type !== "set") return undefined;
  const shaped = evaluateMapping(node.logic.value, scope);
  return shaped.ok ? shaped.value : undefined;
}
