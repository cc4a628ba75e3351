import type { Edge, Graph, Position } from "#server/flow/graph.ts";
import { inputPoint, outputPoint } from "./geometry.ts";
import { routeWire } from "./route.ts";
import { findNode } from "./walk.ts";

const REACH = 28;

/** The wire under a point of the canvas, within reach of a hand; null on free ground. */
export function wireAt(graph: Graph, point: Position): Edge | null {
  const near = graph.edges
    .map((edge) => ({ edge, far: distanceTo(graph, edge, point) }))
    .filter(({ far }) => far <= REACH)
    .toSorted((a, b) => a.far - b.far);
  return near[0]?.edge ?? null;
}

function distanceTo(graph: Graph, edge: Edge, point: Position): number {
  const source = findNode(graph, edge.from.node);
  const target = findNode(graph, edge.to);
  const from = source === undefined ? null : outputPoint(source, edge.from.port);
  if (from === null || target === undefined) return Number.POSITIVE_INFINITY;
  const { points } = routeWire(from, inputPoint(target));
  return Math.min(...points.slice(1).map((end, index) => toStretch(points[index] ?? end, end, point)));
}

/** Stretches are level or upright, so the nearest point of one is found side by side. */
function toStretch(a: Position, b: Position, point: Position): number {
  const x = Math.min(Math.max(point.x, Math.min(a.x, b.x)), Math.max(a.x, b.x));
  const y = Math.min(Math.max(point.y, Math.min(a.y, b.y)), Math.max(a.y, b.y));
  return Math.hypot(point.x - x, point.y - y);
}
