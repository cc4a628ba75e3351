import { type Refusal, refusalOfWire } from "#server/flow/edit-refusal.ts";
import type { Edge, Graph } from "#server/flow/graph.ts";

export type WireEnd = Edge["from"];

/** Why a wire cannot be drawn, or null. */
export function refusal(graph: Graph, from: WireEnd, to: string): Refusal | null {
  return refusalOfWire(graph, { from, to });
}

/** Keys of the steps that a wire from here may reach, in document order. */
export function validTargets(graph: Graph, from: WireEnd): readonly string[] {
  return graph.nodes.filter((node) => refusal(graph, from, node.key) === null).map((node) => node.key);
}
