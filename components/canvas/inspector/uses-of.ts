import type { Graph, GraphNode } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import type { WantedUse } from "../slots.ts";

/** What the flow's steps do with the app, in words that name the step. */
export function usesOf(graph: Graph, flow: string, connector: string): readonly WantedUse[] {
  return graph.nodes.flatMap((node) => {
    const use = useOf(node);
    return use?.connector === connector ? [{ use: use.use, by: editorWords.setup.stepIn(node.name, flow) }] : [];
  });
}

function useOf(node: GraphNode): { readonly connector: string; readonly use: string } | null {
  if (node.kind === "action") return { connector: node.connector, use: node.operation };
  if (node.kind !== "trigger" || node.trigger.type !== "app") return null;
  return { connector: node.trigger.connector, use: node.trigger.trigger };
}
