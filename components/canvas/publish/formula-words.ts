import { type PillFormat, pillsOf } from "#server/flow/expression/pills.ts";
import type { Graph, GraphNode } from "#server/flow/graph.ts";
import type { Shape } from "#server/flow/shape.ts";
import { editorWords } from "#server/messages/editor.ts";
import { findNode } from "../graph/walk.ts";
import type { FlowEnv } from "../store/env.ts";

const words = editorWords.publish.formats;

/** A formula in a person's words: "Created + 30 days". One that says more than a field and its formats stays as it is. */
export function formulaWords(text: string, graph: Graph, env: FlowEnv): string {
  const pill = pillsOf(text);
  if (pill === null) return text;
  const [root = "", ...fields] = pill.path;
  const node = findNode(graph, root);
  const title = node === undefined ? null : titleAt(outputOf(node, env), fields);
  const formats = pill.formats.map(formatWords).filter((format) => format !== "");
  return [title ?? fields.at(-1) ?? root, ...formats].join(" ");
}

function formatWords({ name, args }: PillFormat): string {
  const [first] = args;
  if (name === "addDays" && typeof first === "number") return words.days(first);
  if (name === "addMonths" && typeof first === "number") return words.months(first);
  // Conversions change how a value is written, not what it says.
  if (name === "date" || name === "number" || name === "text") return "";
  if (name === "default" && typeof first === "string") return words.otherwise(first);
  return args.length === 0 ? `(${name})` : `(${name} ${args.map((arg) => (typeof arg === "object" ? "…" : String(arg))).join(", ")})`;
}

function outputOf(node: GraphNode, env: FlowEnv): Shape | undefined {
  if (node.kind === "action") return env.catalog.connectors[node.connector]?.operations[node.operation]?.output;
  if (node.kind !== "trigger") return undefined;
  return node.trigger.type === "app" ? env.catalog.connectors[node.trigger.connector]?.triggers[node.trigger.trigger]?.output : node.trigger.shape;
}

function titleAt(shape: Shape | undefined, fields: readonly string[]): string | null {
  let at = shape;
  for (const field of fields) at = at?.type === "object" ? at.properties[field] : undefined;
  return at?.title ?? null;
}
