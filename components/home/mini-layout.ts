import type { Graph } from "#server/flow/graph.ts";

export interface MiniPlace {
  readonly key: string;
  readonly column: number;
  readonly row: number;
}

/** Columns by the longest way from the trigger, rows spread evenly around the middle. Notes are left out. */
export function miniLayout(graph: Graph): MiniPlace[] {
  const keys = graph.nodes.filter((node) => node.kind !== "note").map((node) => node.key);
  const columns = columnsOf(graph, keys);
  const byColumn = Map.groupBy(keys, (key) => columns.get(key) ?? 0);
  return keys.map((key) => {
    const column = columns.get(key) ?? 0;
    const mates = byColumn.get(column) ?? [key];
    return { key, column, row: mates.indexOf(key) - (mates.length - 1) / 2 };
  });
}

function columnsOf(graph: Graph, keys: readonly string[]): Map<string, number> {
  const columns = new Map(keys.map((key) => [key, 0]));
  // A path has fewer wires than there are steps, so this settles; in a graph with a circle it just ends.
  for (let round = 1; round < keys.length; round += 1) {
    for (const { from, to } of graph.edges) {
      const after = (columns.get(from.node) ?? 0) + 1;
      if ((columns.get(to) ?? after) < after && after < keys.length) columns.set(to, after);
    }
  }
  return columns;
}
