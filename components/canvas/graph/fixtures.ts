import {
  type ActionNode,
  defaultSettings,
  type Edge,
  type Graph,
  type GraphNode,
  type LogicNode,
  type NoteNode,
  OUT,
  type TriggerNode,
} from "#server/flow/graph.ts";

/** Small graphs for tests: `graphOf([trigger("order"), action("stock")], ["order>stock"])`. */
const origin = { x: 0, y: 0 };

export function trigger(key: string, position = origin): TriggerNode {
  return { kind: "trigger", key, name: key, position, trigger: { type: "app", connector: "shopify", trigger: "order_created" }, connection: null };
}

export function action(key: string, position = origin): ActionNode {
  return {
    kind: "action",
    key,
    name: key,
    position,
    connector: "xero",
    operation: "create_invoice",
    connection: null,
    input: { kind: "record", fields: {} },
    settings: defaultSettings,
  };
}

export function logic(key: string, what: LogicNode["logic"], position = origin): LogicNode {
  return { kind: "logic", key, name: key, position, logic: what };
}

export function note(key: string, position = origin): NoteNode {
  return { kind: "note", key, name: key, position, text: "" };
}

/** Edges as `from>to` or `from:port>to`. */
export function graphOf(nodes: readonly GraphNode[], edges: readonly string[]): Graph {
  return { schema: 1, nodes, edges: edges.map(edgeOf) };
}

function edgeOf(text: string): Edge {
  const [from = "", to = ""] = text.split(">");
  const [node = "", port = OUT] = from.split(":");
  return { from: { node, port }, to };
}
