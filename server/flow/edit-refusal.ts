import { isReserved } from "./expression/syntax.ts";
import type { Edge, Graph, GraphNode } from "./graph.ts";
import { limits } from "./limits.ts";
import { portsOf, takesWires } from "./ports.ts";

/** Why an edit is not done. The sentence for each stands in `server/messages/edits.ts`. */
export type RefusalCode =
  | "unknown_step"
  | "wrong_kind"
  | "duplicate_key"
  | "bad_key"
  | "bad_field"
  | "second_trigger"
  | "too_many_steps"
  | "self_wire"
  | "into_trigger"
  | "unknown_port"
  | "duplicate_wire"
  | "unknown_wire"
  | "loop";

export interface Refusal {
  readonly code: RefusalCode;
  readonly params: { readonly [name: string]: string };
}

/** Why a step cannot be added, or null. */
export function refusalOfNode(graph: Graph, node: GraphNode): Refusal | null {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(node.key) || isReserved(node.key)) return { code: "bad_key", params: { key: node.key } };
  if (graph.nodes.some((other) => other.key === node.key)) return { code: "duplicate_key", params: { key: node.key } };
  if (node.kind === "trigger" && graph.nodes.some((other) => other.kind === "trigger")) return { code: "second_trigger", params: {} };
  if (node.kind !== "note" && graph.nodes.filter((other) => other.kind !== "note").length >= limits.nodes) {
    return { code: "too_many_steps", params: { max: String(limits.nodes) } };
  }
  return null;
}

/** Why a wire cannot be drawn, or null. Fast enough to ask for every step while a wire is dragged. */
export function refusalOfWire(graph: Graph, edge: Edge): Refusal | null {
  const source = graph.nodes.find((node) => node.key === edge.from.node);
  const target = graph.nodes.find((node) => node.key === edge.to);
  if (source === undefined || target === undefined) return { code: "unknown_step", params: { key: source === undefined ? edge.from.node : edge.to } };
  const params = { from: source.name, to: target.name, port: edge.from.port };
  if (source.key === target.key) return { code: "self_wire", params };
  if (!takesWires(target)) return { code: target.kind === "trigger" ? "into_trigger" : "wrong_kind", params };
  if (!portsOf(source).includes(edge.from.port)) return { code: "unknown_port", params };
  if (graph.edges.some((other) => sameEdge(other, edge))) return { code: "duplicate_wire", params };
  return leadsTo(graph, edge.to, edge.from.node) ? { code: "loop", params } : null;
}

export function sameEdge(a: Edge, b: Edge): boolean {
  return a.from.node === b.from.node && a.from.port === b.from.port && a.to === b.to;
}

function leadsTo(graph: Graph, start: string, end: string): boolean {
  const next = new Map<string, string[]>();
  for (const edge of graph.edges) {
    const known = next.get(edge.from.node);
    if (known === undefined) next.set(edge.from.node, [edge.to]);
    else known.push(edge.to);
  }
  const reached = new Set([start]);
  // A Set is walked in order of insertion, additions included.
  for (const key of reached) for (const to of next.get(key) ?? []) reached.add(to);
  return reached.has(end);
}
