import type { Graph } from "#server/flow/graph.ts";
import { edgesIn, edgesOut, findNode, readingOrder, triggerOf } from "./walk.ts";

export type Heading = "next" | "previous" | "up" | "down" | "home" | "end";

/** Which card the arrow keys reach: along wires sideways, among siblings up and down; null = stay. */
export function neighbour(graph: Graph, from: string | null, heading: Heading): string | null {
  const order = readingOrder(graph);
  if (heading === "home") return triggerOf(graph)?.key ?? order[0]?.key ?? null;
  if (heading === "end") return order.at(-1)?.key ?? null;
  if (from === null) return order[0]?.key ?? null;
  if (heading === "next")
    return (
      byHeight(
        graph,
        edgesOut(graph, from).map((edge) => edge.to),
      )[0] ?? null
    );
  if (heading === "previous")
    return (
      byHeight(
        graph,
        edgesIn(graph, from).map((edge) => edge.from.node),
      )[0] ?? null
    );
  return vertical(graph, from, heading === "up" ? -1 : 1);
}

function byHeight(graph: Graph, keys: readonly string[]): readonly string[] {
  return keys.toSorted((a, b) => y(graph, a) - y(graph, b));
}

function y(graph: Graph, key: string): number {
  return findNode(graph, key)?.position.y ?? 0;
}

/** The nearest card above or below; a sideways step counts double, so a column is walked before it is left. */
function vertical(graph: Graph, from: string, sign: -1 | 1): string | null {
  const here = findNode(graph, from)?.position;
  if (here === undefined) return null;
  const ranked = graph.nodes
    .filter((node) => node.key !== from && Math.sign(node.position.y - here.y) === sign)
    .map((node) => ({ key: node.key, far: Math.abs(node.position.y - here.y) + 2 * Math.abs(node.position.x - here.x) }))
    .toSorted((a, b) => a.far - b.far);
  return ranked[0]?.key ?? null;
}
