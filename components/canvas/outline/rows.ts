import type { Graph, GraphNode } from "#server/flow/graph.ts";
import { wayWords } from "../board/loose-end.tsx";
import { outputsOf } from "../graph/ports.ts";
import { edgesIn, edgesOut, findNode } from "../graph/walk.ts";

/** A line of the outline: a step under the one it follows, or a mark that a step shown above follows here too. */
export interface OutlineRow {
  readonly id: string;
  readonly node: GraphNode;
  readonly depth: number;
  /** Words of the way that leads here: a condition, "if this fails". */
  readonly way: string | null;
  /** Its siblings run at the same time. */
  readonly parallel: boolean;
  /** The step stands above already; this line only says so. */
  readonly again: boolean;
}

/** The flow as a list that is indented where it parts. A step on a straight way keeps the depth of the one before. */
export function outlineRows(graph: Graph): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const seen = new Set<string>();
  const visit = (node: GraphNode, depth: number, way: string | null, parallel: boolean, id: string): void => {
    const again = seen.has(node.key);
    rows.push({ id, node, depth, way, parallel, again });
    if (again) return;
    seen.add(node.key);
    const next = followers(graph, node);
    const parts = next.length > 1 || next.some((one) => one.way !== null);
    for (const one of next) visit(one.node, parts ? depth + 1 : depth, one.way, one.parallel, `${node.key}:${one.port}>${one.node.key}`);
  };
  const steps = graph.nodes.filter((node) => node.kind !== "note");
  const roots = steps.filter((node) => edgesIn(graph, node.key).length === 0);
  for (const root of roots.toSorted((a, b) => Number(b.kind === "trigger") - Number(a.kind === "trigger"))) visit(root, 0, null, false, root.key);
  for (const node of steps) if (!seen.has(node.key)) visit(node, 0, null, false, node.key);
  return rows;
}

interface Follower {
  readonly node: GraphNode;
  readonly port: string;
  readonly way: string | null;
  readonly parallel: boolean;
}

function followers(graph: Graph, node: GraphNode): readonly Follower[] {
  const out = edgesOut(graph, node.key);
  return outputsOf(node).flatMap((output) => {
    const here = out.filter((edge) => edge.from.port === output.port);
    return here.flatMap((edge): readonly Follower[] => {
      const next = findNode(graph, edge.to);
      return next === undefined ? [] : [{ node: next, port: output.port, way: wayWords(output), parallel: here.length > 1 }];
    });
  });
}
