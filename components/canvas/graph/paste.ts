import type { Clip } from "#server/flow/clip.ts";
import type { Edit } from "#server/flow/edit.ts";
import { fitClip } from "#server/flow/edit-paste.ts";
import type { Graph, GraphNode, Position } from "#server/flow/graph.ts";
import { parseGraph } from "#server/flow/parse-graph.ts";
import { FORMAT } from "./copy.ts";
import { boxOf, overlaps, snap } from "./geometry.ts";

const OFFSET = 40;

/** The edit that puts copied steps here, covering nothing. Null when the text is not ours. A second trigger stays behind. */
export function pasteEdit(text: string, graph: Graph, at: Position | null): Extract<Edit, { type: "paste" }> | null {
  const copied = readClip(text);
  if (copied === null) return null;
  const clip = graph.nodes.some((node) => node.kind === "trigger") ? withoutTrigger(copied) : copied;
  return clip.nodes.length === 0 ? null : { type: "paste", clip: fitClip(graph, clip, landing(clip.nodes, graph, at)) };
}

function withoutTrigger(clip: Clip): Clip {
  const nodes = clip.nodes.filter((node) => node.kind !== "trigger");
  const keys = new Set(nodes.map((node) => node.key));
  return { nodes, edges: clip.edges.filter((edge) => keys.has(edge.from.node)) };
}

function readClip(text: string): Clip | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("format" in value) || value.format !== FORMAT || !("graph" in value)) return null;
    const parsed = parseGraph(value.graph);
    return parsed.ok ? parsed.graph : null;
  } catch {
    return null;
  }
}

/** Where the top left corner lands: at the wanted place, else down and right of the originals until nothing is covered. */
function landing(nodes: readonly GraphNode[], graph: Graph, at: Position | null): Position {
  const from = { x: Math.min(...nodes.map((node) => node.position.x)), y: Math.min(...nodes.map((node) => node.position.y)) };
  let corner = snap(at ?? from);
  const taken = graph.nodes.map(boxOf);
  const covers = (): boolean =>
    nodes.some((node) => {
      const box = { ...boxOf(node), x: node.position.x - from.x + corner.x, y: node.position.y - from.y + corner.y };
      return taken.some((other) => overlaps(box, other));
    });
  while (covers()) corner = { x: corner.x + OFFSET, y: corner.y + OFFSET };
  return corner;
}
