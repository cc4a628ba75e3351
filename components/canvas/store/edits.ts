import type { Edit } from "#server/flow/edit.ts";
import type { Edge, Graph, GraphNode, Position } from "#server/flow/graph.ts";
import { outputsOf } from "../graph/ports.ts";
import type { WireEnd } from "../graph/rules.ts";
import { edgesIn, edgesOut, findNode } from "../graph/walk.ts";

/** What a hand does on the canvas, as edit values of the flow. Pure; the store applies and remembers them. */
export function moveSteps(places: ReadonlyMap<string, Position>): Edit {
  return { type: "move", moves: [...places].map(([key, position]) => ({ key, position })) };
}

export function replaceStep(node: GraphNode): Edit {
  return { type: "replaceNodes", nodes: [node] };
}

/** Puts a step that is already there, unwired, onto a wire: what came before leads to it, and it leads on. */
export function spliceLoose(edge: Edge, node: GraphNode): readonly Edit[] {
  const onward = outputsOf(node)[0];
  const cut: readonly Edit[] = [
    { type: "disconnect", edge },
    { type: "connect", edge: { from: edge.from, to: node.key } },
  ];
  return onward === undefined ? cut : [...cut, { type: "connect", edge: { from: { node: node.key, port: onward.port }, to: edge.to } }];
}

/** The first free way out of a step: where a `+` or a typed `N` adds. */
export function defaultEnd(graph: Graph, key: string): WireEnd | null {
  const node = findNode(graph, key);
  if (node === undefined) return null;
  const outputs = outputsOf(node).filter((output) => output.kind !== "error");
  const used = new Set(edgesOut(graph, key).map((edge) => edge.from.port));
  const port = (outputs.find((output) => !used.has(output.port)) ?? outputs[0])?.port;
  return port === undefined ? null : { node: key, port };
}

export function isLoose(graph: Graph, key: string): boolean {
  return edgesIn(graph, key).length === 0 && edgesOut(graph, key).length === 0;
}
