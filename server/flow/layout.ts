import type { Edge, Graph, Position } from "./graph.ts";

/** Cards are 240 by 64; positions are their top left corners, on a grid of 8. */
export const CARD = { width: 240, height: 64 } as const;
const GAP = { x: 96, y: 48 } as const;

/**
 * Where a new step goes: right of the step it comes after, below what already stands there; without one, right of
 * everything. Nothing that a person placed is moved.
 */
export function placeFor(graph: Graph, after: Edge["from"] | null): Position {
  const source = after === null ? undefined : graph.nodes.find((node) => node.key === after.node);
  if (source === undefined) return free(graph, { x: rightOf(graph), y: topOf(graph) });
  return free(graph, { x: source.position.x + CARD.width + GAP.x, y: source.position.y });
}

function rightOf(graph: Graph): number {
  return graph.nodes.length === 0 ? 0 : Math.max(...graph.nodes.map((node) => node.position.x)) + CARD.width + GAP.x;
}

function topOf(graph: Graph): number {
  return graph.nodes.length === 0 ? 0 : Math.min(...graph.nodes.map((node) => node.position.y));
}

function free(graph: Graph, wanted: Position): Position {
  const x = snap(wanted.x);
  for (let y = snap(wanted.y); ; y += CARD.height + GAP.y) {
    const taken = graph.nodes.some((node) => Math.abs(node.position.x - x) < CARD.width + 16 && Math.abs(node.position.y - y) < CARD.height + 16);
    if (!taken) return { x, y };
  }
}

function snap(value: number): number {
  return Math.round(value / 8) * 8;
}
