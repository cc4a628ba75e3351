import type { Edge as FlowEdge, Node as FlowNode } from "@xyflow/react";
import type { Edge, Graph, GraphNode } from "#server/flow/graph.ts";
import { sizeOf } from "../graph/geometry.ts";
import { outputsOf } from "../graph/ports.ts";
import { edgeId, edgesOut, findNode } from "../graph/walk.ts";

export type StepElement = FlowNode<{ readonly node: GraphNode }, "step" | "note">;
export interface WireData extends Record<string, unknown> {
  readonly edge: Edge;
  readonly kind: "main" | "case" | "otherwise" | "error";
  readonly label: string | null;
  /** This wire of a fork says "in parallel". */
  readonly fork: boolean;
}
export type WireElement = FlowEdge<WireData, "wire">;

/**
 * The canvas library's elements for a graph. An element of the list before is kept as it is when nothing of it changed:
 * the library draws again what is a new object, and a thousand new objects a frame is what makes dragging slow.
 */
export function stepElements(graph: Graph, selected: ReadonlySet<string>, before: readonly StepElement[]): StepElement[] {
  const known = new Map(before.map((element) => [element.id, element]));
  return graph.nodes.map((node) => {
    const old = known.get(node.key);
    const chosen = selected.has(node.key);
    if (old !== undefined && old.data.node === node && old.selected === chosen && samePlace(old, node)) return old;
    const size = sizeOf(node);
    return {
      ...old,
      id: node.key,
      type: node.kind === "note" ? "note" : "step",
      data: { node },
      position: node.position,
      selected: chosen,
      initialWidth: size.width,
      initialHeight: size.height,
      focusable: false,
      deletable: false,
    };
  });
}

function samePlace(element: StepElement, node: GraphNode): boolean {
  return element.position.x === node.position.x && element.position.y === node.position.y;
}

export function wireElements(graph: Graph, selectedWire: string | null, before: readonly WireElement[]): WireElement[] {
  const known = new Map(before.map((element) => [element.id, element]));
  return graph.edges.map((edge) => {
    const id = edgeId(edge);
    const data = wireData(graph, edge);
    const old = known.get(id);
    const chosen = selectedWire === id;
    if (old?.data !== undefined && old.selected === chosen && sameData(old.data, data)) return old;
    return {
      id,
      type: "wire",
      source: edge.from.node,
      sourceHandle: edge.from.port,
      target: edge.to,
      data,
      selected: chosen,
      focusable: false,
      deletable: false,
    };
  });
}

function sameData(a: WireData, b: WireData): boolean {
  return a.kind === b.kind && a.label === b.label && a.fork === b.fork;
}

function wireData(graph: Graph, edge: Edge): WireData {
  const source = findNode(graph, edge.from.node);
  const output = source === undefined ? undefined : outputsOf(source).find((one) => one.port === edge.from.port);
  return { edge, kind: output?.kind ?? "main", label: output?.label ?? null, fork: speaksForFork(graph, edge) };
}

/** Of the wires that leave one output, the highest that bends carries the words. */
function speaksForFork(graph: Graph, edge: Edge): boolean {
  const y = (one: Edge): number => findNode(graph, one.to)?.position.y ?? 0;
  const start = findNode(graph, edge.from.node)?.position.y ?? 0;
  const siblings = edgesOut(graph, edge.from.node).filter((one) => one.from.port === edge.from.port);
  if (siblings.length < 2) return false;
  const bent = siblings.filter((one) => Math.abs(y(one) - start) > 32).toSorted((a, b) => y(a) - y(b));
  return bent[0] === edge;
}
