import { Graph as Dagre, layout } from "@dagrejs/dagre";
import type { Graph, Position } from "#server/flow/graph.ts";
import { CARD_WIDTH, COLUMN, sizeOf, snap } from "./geometry.ts";

const ROW_GAP = 72;

/** New places, left to right, for every step; the trigger stays where it is, notes stay by the step they stood next to. */
export function layOut(graph: Graph): ReadonlyMap<string, Position> {
  const steps = graph.nodes.filter((node) => node.kind !== "note");
  const plan = new Dagre().setGraph({ rankdir: "LR", nodesep: ROW_GAP, ranksep: COLUMN - CARD_WIDTH }).setDefaultEdgeLabel(() => ({}));
  for (const node of steps) plan.setNode(node.key, { ...sizeOf(node) });
  for (const edge of graph.edges) plan.setEdge(edge.from.node, edge.to);
  layout(plan);
  const raw = new Map(steps.map((node) => [node.key, corner(plan.node(node.key))] as const));
  const anchor = steps.find((node) => node.kind === "trigger") ?? steps[0];
  const at = anchor === undefined ? undefined : raw.get(anchor.key);
  const shift = anchor === undefined || at === undefined ? { x: 0, y: 0 } : { x: anchor.position.x - at.x, y: anchor.position.y - at.y };
  return new Map([...raw].map(([key, place]) => [key, snap({ x: place.x + shift.x, y: place.y + shift.y })]));
}

function corner({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Position {
  return { x: x - width / 2, y: y - height / 2 };
}
