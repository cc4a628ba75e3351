import type { Graph, Position } from "#server/flow/graph.ts";
import { type Box, boxOf, CARD_HEIGHT, CARD_WIDTH, COLUMN, overlaps, ROW, snap } from "./geometry.ts";
import { edgesOut, findNode } from "./walk.ts";

const GAP = 24;

/** Where a new step goes when nobody said: right of the step before it, below its siblings, on free ground. */
export function placeAfter(graph: Graph, after: string | null): Position {
  const before = after === null ? undefined : findNode(graph, after);
  if (before === undefined) return freeSpot(graph, rightmost(graph));
  const siblings = edgesOut(graph, before.key).length;
  return freeSpot(graph, { x: before.position.x + COLUMN, y: before.position.y + siblings * ROW });
}

function rightmost(graph: Graph): Position {
  if (graph.nodes.length === 0) return { x: 0, y: 0 };
  const lowest = Math.max(...graph.nodes.map((node) => node.position.y + boxOf(node).height));
  return { x: Math.min(...graph.nodes.map((node) => node.position.x)), y: lowest + GAP * 2 };
}

/** The wanted place, or the nearest free one below it. */
export function freeSpot(graph: Graph, wanted: Position): Position {
  const taken = graph.nodes.map(boxOf);
  let spot = snap(wanted);
  while (taken.some((box) => overlaps(cardAt(spot), box, GAP))) spot = { x: spot.x, y: spot.y + ROW / 2 };
  return spot;
}

function cardAt(position: Position): Box {
  return { ...position, width: CARD_WIDTH, height: CARD_HEIGHT };
}
