import type { Edge, Graph, GraphNode } from "./graph.ts";

/** Copied steps and the wires among them: plain data, so that it can be pasted in another flow or window. */
export interface Clip {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly Edge[];
}

/** What copying these steps puts on the clipboard. */
export function clipOf(graph: Graph, keys: readonly string[]): Clip {
  const chosen = new Set(keys);
  return {
    nodes: graph.nodes.filter((node) => chosen.has(node.key)),
    edges: graph.edges.filter((edge) => chosen.has(edge.from.node) && chosen.has(edge.to)),
  };
}
