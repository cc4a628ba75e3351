import type { GraphNode } from "./graph.ts";
import type { Mapping } from "./mapping.ts";

/** The same mapping with every formula replaced. */
export function mapFormulas(mapping: Mapping, change: (formula: string) => string): Mapping {
  switch (mapping.kind) {
    case "literal":
      return mapping;
    case "formula":
      return { kind: "formula", formula: change(mapping.formula) };
    case "text":
      return { kind: "text", parts: mapping.parts.map((part) => ("formula" in part ? { formula: change(part.formula) } : part)) };
    case "record":
      return { kind: "record", fields: Object.fromEntries(Object.entries(mapping.fields).map(([key, inner]) => [key, mapFormulas(inner, change)])) };
    case "list": {
      const fixed = mapping.fixed.map((row) => mapFormulas(row, change));
      if (!mapping.each) return { kind: "list", fixed };
      const { list, as, onlyIf, sortBy, item } = mapping.each;
      return {
        kind: "list",
        each: {
          list: change(list),
          as,
          ...(onlyIf !== undefined && { onlyIf: change(onlyIf) }),
          ...(sortBy && { sortBy: { ...sortBy, formula: change(sortBy.formula) } }),
          item: mapFormulas(item, change),
        },
        fixed,
      };
    }
  }
}

/** The same step with every formula of it replaced. */
export function mapNodeFormulas(node: GraphNode, change: (formula: string) => string): GraphNode {
  if (node.kind === "action") return { ...node, input: mapFormulas(node.input, change) };
  if (node.kind !== "logic") return node;
  const { logic } = node;
  switch (logic.type) {
    case "branch":
      return { ...node, logic: { ...logic, cases: logic.cases.map((one) => ({ ...one, condition: change(one.condition) })) } };
    case "filter":
      return { ...node, logic: { ...logic, condition: change(logic.condition) } };
    case "set":
      return { ...node, logic: { ...logic, value: mapFormulas(logic.value, change) } };
    case "respond":
      return { ...node, logic: { ...logic, body: mapFormulas(logic.body, change) } };
    case "stop":
      return { ...node, logic: { ...logic, message: mapFormulas(logic.message, change) } };
    case "join":
      return node;
  }
}
