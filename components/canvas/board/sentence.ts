import type { Graph, GraphNode } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { edgesIn, findNode, readingOrder, stepNumber } from "../graph/walk.ts";
import type { FlowEnv } from "../store/env.ts";
import { factsOf } from "./facts.ts";

/** What a screen reader says of a card: "Create invoice, Xero, step 4 of 6, after New order, needs setup". */
export function stepSentence(graph: Graph, node: GraphNode, env: FlowEnv, state: string): string {
  return editorWords.card.sentence(node.name, factsOf(node, env).app, stepNumber(graph, node.key), readingOrder(graph).length, afterWhat(graph, node), state);
}

export function afterWhat(graph: Graph, node: GraphNode): string {
  if (node.kind === "trigger") return editorWords.card.first;
  const names = edgesIn(graph, node.key).map((edge) => findNode(graph, edge.from.node)?.name ?? edge.from.node);
  return names.length === 0 ? editorWords.card.loose : editorWords.card.after(names.join(", "));
}
