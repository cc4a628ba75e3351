import type { GraphNode } from "./graph.ts";
import type { ListMapping, Mapping } from "./mapping.ts";

type Each = NonNullable<ListMapping["each"]>;

/** `items`: names of items that are in force at a formula, and hide steps of the same name. */
export type ChangeFormula = (formula: string, items: readonly string[]) => string;

/** The same mapping with every formula replaced. */
export function mapFormulas(mapping: Mapping, change: ChangeFormula, items: readonly string[] = []): Mapping {
  switch (mapping.kind) {
    case "literal":
      return mapping;
    case "formula":
      return { kind: "formula", formula: change(mapping.formula, items) };
    case "text":
      return { kind: "text", parts: mapping.parts.map((part) => ("formula" in part ? { formula: change(part.formula, items) } : part)) };
    case "record":
      return { kind: "record", fields: Object.fromEntries(Object.entries(mapping.fields).map(([key, inner]) => [key, mapFormulas(inner, change, items)])) };
    case "list": {
      const fixed = mapping.fixed.map((row) => mapFormulas(row, change, items));
      return mapping.each ? { kind: "list", each: mapEach(mapping.each, change, items), fixed } : { kind: "list", fixed };
    }
  }
}

function mapEach({ list, as, onlyIf, sortBy, item }: Each, change: ChangeFormula, items: readonly string[]): Each {
  const inside = [...items, as];
  return {
    list: change(list, items),
    as,
    ...(onlyIf !== undefined && { onlyIf: change(onlyIf, inside) }),
    ...(sortBy && { sortBy: { ...sortBy, formula: change(sortBy.formula, inside) } }),
    item: mapFormulas(item, change, inside),
  };
}

/** The same step with every formula of it replaced. */
export function mapNodeFormulas(node: GraphNode, change: ChangeFormula): GraphNode {
  if (node.kind === "action") return { ...node, input: mapFormulas(node.input, change) };
  if (node.kind !== "logic") return node;
  const { logic } = node;
  switch (logic.type) {
    case "branch":
      return { ...node, logic: { ...logic, cases: logic.cases.map((one) => ({ ...one, condition: change(one.condition, []) })) } };
    case "filter":
      return { ...node, logic: { ...logic, condition: change(logic.condition, []) } };
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

/** The mapping that a step has; null for steps without one. */
export function mappingOf(node: GraphNode): Mapping | null {
  if (node.kind === "action") return node.input;
  if (node.kind !== "logic") return null;
  switch (node.logic.type) {
    case "set":
      return node.logic.value;
    case "respond":
      return node.logic.body;
    case "stop":
      return node.logic.message;
    case "branch":
    case "filter":
    case "join":
      return null;
  }
}
