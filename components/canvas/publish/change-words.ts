import type { Graph } from "#server/flow/graph.ts";
import type { Shape } from "#server/flow/shape.ts";
import { editorWords } from "#server/messages/editor.ts";
import { connectionOf, type FlowEnv } from "../store/env.ts";
import type { Change } from "./diff.ts";
import { formulaWords } from "./formula-words.ts";

const words = editorWords.publish.parts;

/** A change in a person's words: field titles instead of paths, account names instead of ids. */
export function changeWords(change: Extract<Change, { type: "changed" }>, graph: Graph, env: FlowEnv): { what: string; before: string; after: string } {
  const { what, node, before, after } = change;
  if (what.part === "field") {
    return { what: fieldTitle(node, what.path, env), before: formulaWords(before, graph, env), after: formulaWords(after, graph, env) };
  }
  if (what.part === "account") return { what: words.account, before: accountName(before, env), after: accountName(after, env) };
  if (what.part === "name" || what.part === "wires") return { what: words[what.part], before, after };
  return { what: words[what.part], before: "", after: "" };
}

function accountName(id: string, env: FlowEnv): string {
  return connectionOf(env, id)?.name ?? "";
}

function fieldTitle(node: Change["node"], path: readonly string[], env: FlowEnv): string {
  if (node.kind !== "action") return path.join(" › ");
  let shape: Shape | undefined = env.catalog.connectors[node.connector]?.operations[node.operation]?.input;
  const titles: string[] = [];
  for (const step of path) {
    if (step === "for each") titles.push(step);
    else if (/^(\[\]|\+\d+)$/.test(step)) shape = shape?.type === "array" ? shape.items : undefined;
    else {
      shape = shape?.type === "object" ? shape.properties[step] : undefined;
      titles.push(shape?.title ?? step);
    }
  }
  return titles.join(" › ");
}
