import type { Mapping, TextPart } from "#server/flow/mapping.ts";
import { isRecord, type Value, type ValueRecord } from "#server/flow/value.ts";

export type Evaluated = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: string; readonly path: readonly string[] };
export type Evaluator = (scope: ValueRecord) => Evaluated;

export function mappingEvaluator(mapping: Mapping): Evaluator {
  return (scope) => ({ ok: true, value: plain(mapping, scope) });
}

export function formulaEvaluator(formula: string): Evaluator {
  return (scope) => ({ ok: true, value: path(formula, scope) });
}

function plain(mapping: Mapping, scope: ValueRecord): Value {
  if (mapping.kind === "literal") return mapping.value;
  if (mapping.kind === "formula") return path(mapping.formula, scope);
  if (mapping.kind === "text") return mapping.parts.map((part) => text(part, scope)).join("");
  if (mapping.kind === "record") return Object.fromEntries(Object.entries(mapping.fields).map(([key, field]) => [key, plain(field, scope)]));
  return mapping.fixed.map((row) => plain(row, scope));
}

function text(part: TextPart, scope: ValueRecord): string {
  return "text" in part ? part.text : String(path(part.formula, scope) ?? "");
}

function path(formula: string, scope: ValueRecord): Value {
  let value: Value = scope;
  for (const key of formula.split(".")) value = isRecord(value) ? (value[key] ?? null) : null;
  return value;
}
