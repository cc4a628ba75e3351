import type { Graph, GraphNode } from "#server/flow/graph.ts";
import { printJson } from "#server/flow/json.ts";
import type { Mapping } from "#server/flow/mapping.ts";

/** One plain line of what publishing would change. */
export type Change =
  | { readonly type: "added"; readonly node: GraphNode }
  | { readonly type: "removed"; readonly node: GraphNode }
  | { readonly type: "changed"; readonly node: GraphNode; readonly what: ChangedPart; readonly before: string; readonly after: string };

export type ChangedPart =
  | { readonly part: "field"; readonly path: readonly string[] }
  | { readonly part: "name" | "account" | "action" | "settings" | "trigger" | "logic" | "note" | "wires" };

/** Steps and fields that differ, in the order of the draft. Places on the canvas are no change of the flow. */
export function diffGraphs(live: Graph, draft: Graph): readonly Change[] {
  const before = new Map(live.nodes.map((node) => [node.key, node]));
  const after = new Set(draft.nodes.map((node) => node.key));
  return [
    ...draft.nodes.flatMap((node): readonly Change[] => {
      const old = before.get(node.key);
      return old === undefined ? [{ type: "added", node }] : [...diffNode(old, node), ...diffWires(live, draft, node)];
    }),
    ...live.nodes.filter((node) => !after.has(node.key)).map((node): Change => ({ type: "removed", node })),
  ];
}

function diffNode(old: GraphNode, node: GraphNode): readonly Change[] {
  const change = (part: Exclude<ChangedPart, { part: "field" }>["part"], before: unknown, after: unknown): readonly Change[] =>
    same(before, after) ? [] : [{ type: "changed", node, what: { part }, before: String(before ?? ""), after: String(after ?? "") }];
  const name = change("name", old.name, node.name);
  if (old.kind === "action" && node.kind === "action") {
    return [
      ...name,
      ...change("action", old.operation, node.operation),
      ...change("account", old.connection, node.connection),
      ...diffMapping(node, old.input, node.input),
      ...(same(old.settings, node.settings) ? [] : change("settings", JSON.stringify(old.settings), JSON.stringify(node.settings))),
    ];
  }
  if (old.kind === "trigger" && node.kind === "trigger") {
    return [...name, ...change("account", old.connection, node.connection), ...change("trigger", JSON.stringify(old.trigger), JSON.stringify(node.trigger))];
  }
  if (old.kind === "logic" && node.kind === "logic") return [...name, ...change("logic", JSON.stringify(old.logic), JSON.stringify(node.logic))];
  if (old.kind === "note" && node.kind === "note") return change("note", old.text, node.text);
  return change("trigger", old.kind, node.kind);
}

function diffMapping(node: GraphNode, old: Mapping, now: Mapping): readonly Change[] {
  const before = leaves(old, []);
  const after = leaves(now, []);
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys
    .filter((key) => before.get(key) !== after.get(key))
    .map(
      (key): Change => ({ type: "changed", node, what: { part: "field", path: key.split("\n") }, before: before.get(key) ?? "", after: after.get(key) ?? "" }),
    );
}

/** Every leaf of a mapping as text, by its path. */
function leaves(mapping: Mapping, path: readonly string[]): ReadonlyMap<string, string> {
  const key = path.join("\n");
  switch (mapping.kind) {
    case "literal":
      return new Map([[key, typeof mapping.value === "string" ? mapping.value : printJson(mapping.value)]]);
    case "formula":
      return new Map([[key, mapping.formula]]);
    case "text":
      return new Map([[key, mapping.parts.map((part) => ("text" in part ? part.text : `{${part.formula}}`)).join("")]]);
    case "record":
      return new Map(Object.entries(mapping.fields).flatMap(([name, one]) => [...leaves(one, [...path, name])]));
    case "list": {
      const header = mapping.each === undefined ? [] : ([[[...path, "for each"].join("\n"), eachText(mapping.each)]] as const);
      const item = mapping.each === undefined ? [] : [...leaves(mapping.each.item, [...path, "[]"])];
      return new Map([...header, ...item, ...mapping.fixed.flatMap((row, index) => [...leaves(row, [...path, `+${index}`])])]);
    }
  }
}

function eachText(each: { readonly list: string; readonly onlyIf?: string; readonly sortBy?: { readonly formula: string } }): string {
  return [each.list, each.onlyIf, each.sortBy?.formula].filter(Boolean).join(" · ");
}

function diffWires(live: Graph, draft: Graph, node: GraphNode): readonly Change[] {
  const into = (graph: Graph): string =>
    graph.edges
      .filter((edge) => edge.to === node.key)
      .map((edge) => `${edge.from.node} ${edge.from.port}`)
      .toSorted()
      .join("\n");
  return into(live) === into(draft)
    ? []
    : [{ type: "changed", node, what: { part: "wires" }, before: fromNames(live, into(live)), after: fromNames(draft, into(draft)) }];
}

function fromNames(graph: Graph, text: string): string {
  const names = text.split("\n").map((line) => graph.nodes.find((node) => node.key === line.split(" ")[0])?.name ?? "");
  return names.filter(Boolean).join(", ");
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
