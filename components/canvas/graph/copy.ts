import { clipOf } from "#server/flow/clip.ts";
import type { Graph } from "#server/flow/graph.ts";

export const FORMAT = "patchbay/steps";

/** The chosen steps and the wires among them, as text of our own. Null when nothing is chosen. */
export function copyText(graph: Graph, keys: ReadonlySet<string>): string | null {
  const clip = clipOf(graph, [...keys]);
  return clip.nodes.length === 0 ? null : JSON.stringify({ format: FORMAT, graph: { schema: 1, ...clip } });
}
