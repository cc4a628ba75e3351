import { type ActionNode, defaultSettings, type Position, type TriggerNode } from "#server/flow/graph.ts";
import type { FormulaMapping, LiteralMapping, Mapping, RecordMapping, TextPart } from "#server/flow/mapping.ts";
import type { Value } from "#server/flow/value.ts";

/** Short ways to write the graph of a template down. */
export const literal = (value: Value): LiteralMapping => ({ kind: "literal", value });
export const formula = (text: string): FormulaMapping => ({ kind: "formula", formula: text });
export const record = (fields: { readonly [key: string]: Mapping }): RecordMapping => ({ kind: "record", fields });
export const text = (...parts: TextPart[]): Mapping => ({ kind: "text", parts });

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
