import type { Edge, Graph, GraphNode } from "#server/flow/graph.ts";
import { indexOf } from "./graph-index.ts";

const none: readonly Edge[] = [];

/** Reading a graph: who comes after whom. Pure; every answer keeps the order of the document. */
export function findNode(graph: Graph, key: string): GraphNode | undefined {
  return indexOf(graph).nodes.get(key);
}

export function triggerOf(graph: Graph): GraphNode | undefined {
  return graph.nodes.find((node) => node.kind === "trigger");
}

export function edgeId(edge: Edge): string {
  return `${edge.from.node}:${edge.from.port}>${edge.to}`;
}

export function edgesOut(graph: Graph, key: string): readonly Edge[] {
  return indexOf(graph).out.get(key) ?? none;
}

export function edgesIn(graph: Graph, key: string): readonly Edge[] {
  return indexOf(graph).in.get(key) ?? none;
}

/** Everything that can be reached from a step, itself left out. */
export function descendants(graph: Graph, key: string): ReadonlySet<string> {
  return reach(key, (one) => edgesOut(graph, one).map((edge) => edge.to));
}

function reach(start: string, next: (key: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...next(start)];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    open.push(...next(key));
  }
  return seen;
}

/** Steps in the order in which a person would tell them: from the trigger, depth first, loose ones last, notes left out. */
export function readingOrder(graph: Graph): readonly GraphNode[] {
  const known = orders.get(graph);
  if (known !== undefined) return known;
  const order = inReadingOrder(graph);
  orders.set(graph, order);
  return order;
}

const orders = new WeakMap<Graph, readonly GraphNode[]>();

function inReadingOrder(graph: Graph): readonly GraphNode[] {
  const order: GraphNode[] = [];
  const seen = new Set<string>();
  const steps = graph.nodes.filter((node) => node.kind !== "note");
  const roots = steps.filter((node) => node.kind === "trigger" || edgesIn(graph, node.key).length === 0);
  const visit = (key: string): void => {
    const node = findNode(graph, key);
    if (node === undefined || node.kind === "note" || seen.has(key)) return;
    seen.add(key);
    order.push(node);
    for (const edge of byHeight(graph, edgesOut(graph, key))) visit(edge.to);
  };
  for (const root of roots.toSorted((a, b) => Number(b.kind === "trigger") - Number(a.kind === "trigger"))) visit(root.key);
  for (const node of steps) visit(node.key);
  return order;
}

function byHeight(graph: Graph, edges: readonly Edge[]): readonly Edge[] {
  return edges.toSorted((a, b) => (findNode(graph, a.to)?.position.y ?? 0) - (findNode(graph, b.to)?.position.y ?? 0));
}

/** 1-based number of a step, as pills and the outline show it. */
export function stepNumber(graph: Graph, key: string): number {
  const known = numbers.get(graph) ?? new Map(readingOrder(graph).map((node, index) => [node.key, index + 1]));
  numbers.set(graph, known);
  return known.get(key) ?? 0;
}

const numbers = new WeakMap<Graph, ReadonlyMap<string, number>>();
