import { type ActionNode, defaultSettings, type Edge, type Logic, type LogicNode, OUT, type Position, type TriggerNode } from "#server/flow/graph.ts";
import type { FormulaMapping, LiteralMapping, Mapping, RecordMapping } from "#server/flow/mapping.ts";
import type { Value } from "#server/flow/value.ts";

/** Short ways to write the graph of a template down. */
export const literal = (value: Value): LiteralMapping => ({ kind: "literal", value });
export const formula = (text: string): FormulaMapping => ({ kind: "formula", formula: text });
export const record = (fields: { readonly [key: string]: Mapping }): RecordMapping => ({ kind: "record", fields });
export const list = (...fixed: Mapping[]): Mapping => ({ kind: "list", fixed });

interface Placed {
  readonly key: string;
  readonly name: string;
  readonly position: Position;
}

export function appTrigger(place: Placed, connector: string, trigger: string): TriggerNode {
  return { ...place, kind: "trigger", trigger: { type: "app", connector, trigger }, connection: null };
}

export function action(place: Placed, connector: string, operation: string, input: Mapping): ActionNode {
  return { ...place, kind: "action", connector, operation, connection: null, input, settings: defaultSettings };
}

export function logic(place: Placed, work: Logic): LogicNode {
  return { ...place, kind: "logic", logic: work };
}

/** A wire; `from` may name a port: `check.big`. */
export function wire(from: string, to: string): Edge {
  const [node = from, port = OUT] = from.split(".");
  return { from: { node, port }, to };
}
