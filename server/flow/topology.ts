import type { Edge, Graph, GraphNode } from "./graph.ts";
import { portsOf, takesWires } from "./ports.ts";

/** How a flow hangs together. Notes are left out, and so are wires that lead nowhere. Positions are indices in `nodes`. */
export interface Topology {
  readonly nodes: readonly GraphNode[];
  readonly index: ReadonlyMap<string, number>;
  readonly incoming: readonly (readonly Wire[])[];
  readonly outgoing: readonly (readonly Wire[])[];
  /** Every step after all that lead to it; steps of loops and behind them are not in it. */
  readonly order: readonly number[];
  readonly reachable: ReadonlySet<number>;
  /** Whether `before` leads to `node` over any number of wires. */
  leadsTo(before: number, node: number): boolean;
}

export interface Wire {
  readonly from: number;
  readonly port: string;
  readonly to: number;
}

/** Of steps with the same key the first counts. */
export function topologyOf(graph: Graph): Topology {
  const nodes = graph.nodes.filter((node) => node.kind !== "note");
  const index = new Map<string, number>();
  for (const [i, node] of nodes.entries()) if (!index.has(node.key)) index.set(node.key, i);
  const incoming: Wire[][] = nodes.map(() => []);
  const outgoing: Wire[][] = nodes.map(() => []);
  for (const edge of graph.edges) {
    const wire = wireOf(edge, nodes, index);
    if (wire === null) continue;
    outgoing[wire.from]?.push(wire);
    incoming[wire.to]?.push(wire);
  }
  const order = sort(incoming, outgoing);
  const ancestors = ancestorsOf(order, incoming);
  return { nodes, index, incoming, outgoing, order, reachable: reachableFrom(nodes, outgoing), leadsTo: (before, node) => has(ancestors[node], before) };
}

function wireOf(edge: Edge, nodes: readonly GraphNode[], index: ReadonlyMap<string, number>): Wire | null {
  const from = index.get(edge.from.node);
  const to = index.get(edge.to);
  const [source, target] = [nodes[from ?? -1], nodes[to ?? -1]];
  if (from === undefined || to === undefined || source === undefined || target === undefined) return null;
  if (!takesWires(target) || !portsOf(source).includes(edge.from.port)) return null;
  return { from, port: edge.from.port, to };
}

/** Kahn's order; steps that become ready together keep the order of the document, so that plans are stable. */
function sort(incoming: readonly (readonly Wire[])[], outgoing: readonly (readonly Wire[])[]): readonly number[] {
  const waiting = incoming.map((wires) => wires.length);
  const order: number[] = [];
  const ready = waiting.flatMap((count, i) => (count === 0 ? [i] : []));
  for (let at = 0; at < ready.length; at++) {
    const node = ready[at] ?? 0;
    order.push(node);
    for (const wire of outgoing[node] ?? []) {
      const left = (waiting[wire.to] ?? 0) - 1;
      waiting[wire.to] = left;
      if (left === 0) ready.push(wire.to);
    }
  }
  return order;
}

/** One bit a step: a set of a thousand steps is 128 bytes, and union is thirty-two operations. */
function ancestorsOf(order: readonly number[], incoming: readonly (readonly Wire[])[]): readonly Uint32Array[] {
  const words = Math.ceil(incoming.length / 32);
  const sets = incoming.map(() => new Uint32Array(words));
  for (const node of order) {
    const own = sets[node];
    if (own === undefined) continue;
    for (const wire of incoming[node] ?? []) {
      const before = sets[wire.from];
      if (before === undefined) continue;
      for (let i = 0; i < words; i++) own[i] = (own[i] ?? 0) | (before[i] ?? 0);
      own[wire.from >> 5] = (own[wire.from >> 5] ?? 0) | (1 << (wire.from & 31));
    }
  }
  return sets;
}

function has(set: Uint32Array | undefined, i: number): boolean {
  return ((set?.[i >> 5] ?? 0) & (1 << (i & 31))) !== 0;
}

function reachableFrom(nodes: readonly GraphNode[], outgoing: readonly (readonly Wire[])[]): ReadonlySet<number> {
  const reached = new Set(nodes.flatMap((node, i) => (node.kind === "trigger" ? [i] : [])));
  // A Set is walked in order of insertion, additions included.
  for (const node of reached) for (const wire of outgoing[node] ?? []) reached.add(wire.to);
  return reached;
}
