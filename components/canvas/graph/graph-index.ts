import type { Edge, Graph, GraphNode } from "#server/flow/graph.ts";

/** A graph by key. Made once for each graph value: with 1,000 steps, looking along the lists took a second a keystroke. */
export interface GraphIndex {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly out: ReadonlyMap<string, readonly Edge[]>;
  readonly in: ReadonlyMap<string, readonly Edge[]>;
}

const known = new WeakMap<Graph, GraphIndex>();

/** Graphs are never changed in place, so an index stays right for as long as its graph lives. */
export function indexOf(graph: Graph): GraphIndex {
  const found = known.get(graph);
  if (found !== undefined) return found;
  const made: GraphIndex = {
    nodes: new Map(graph.nodes.map((node) => [node.key, node])),
    out: Map.groupBy(graph.edges, (edge) => edge.from.node),
    in: Map.groupBy(graph.edges, (edge) => edge.to),
  };
  known.set(graph, made);
  return made;
}
