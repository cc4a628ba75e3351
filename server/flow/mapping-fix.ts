import { parseFormula } from "./expression/parse.ts";
import { printFormula } from "./expression/print.ts";
import { call, written } from "./expression/rewrite.ts";
import type { Expr } from "./expression/syntax.ts";
import type { Mapping } from "./mapping.ts";
import type { Fix, FixLabel } from "./problem.ts";
import type { Shape } from "./shape.ts";
import type { Typed } from "./shape-typed.ts";

/** The fix of a leaf as the mapping it would become; without one when only a person can say. */
export function fixMapping(label: FixLabel, mapping: Mapping, source: Typed, target: Shape, params: { readonly [name: string]: string }): Fix {
  const expr = formulaOf(mapping);
  if (expr === null) return { label };
  if (label === "each_item") return { label, mapping: eachItem(expr, target) };
  const mended = mend(label, expr, source, target, params);
  return mended === null ? { label } : { label, mapping: { kind: "formula", formula: printFormula(mended) } };
}

/** A formula, or the one pill that a text consists of. */
function formulaOf(mapping: Mapping): Expr | null {
  const [only, ...more] = mapping.kind === "text" ? mapping.parts : [];
  const formula = mapping.kind === "formula" ? mapping.formula : only && more.length === 0 && "formula" in only ? only.formula : null;
  const parsed = formula === null ? null : parseFormula(formula);
  return parsed?.ok ? parsed.expr : null;
}

function mend(label: FixLabel, expr: Expr, source: Typed, target: Shape, params: { readonly [name: string]: string }): Expr | null {
  switch (label) {
    case "convert_to_number":
      return call("number", expr);
    case "convert_to_text":
      return call("text", expr);
    case "convert_to_date":
      return target.type === "string" && target.format === "date-time" ? call("dateTime", expr) : call("date", expr);
    case "round_number":
      return call("round", expr);
    case "make_list":
      return { kind: "list", items: [expr], at: 0, end: 0 };
    case "take_first":
      return call("first", expr);
    case "take_last":
      return call("last", expr);
    case "join_list":
      return call("join", expr, written(", "));
    case "count_list":
      return call("count", expr);
    case "sum_list":
      return call("sum", expr);
    case "cut_to_length":
      return call("part", expr, written(0), written(Number(params.max)));
    case "set_fallback":
      return withFallback(expr, source, target);
    case "each_item":
    case "use_suggestion":
    case "use_sample":
    case "choose_account":
    case "ask_permission":
    case "remove_field":
      return null;
  }
}

/** A fallback that is seen to be one; where none is harmless, the person has to write it. */
function withFallback(expr: Expr, source: Typed, target: Shape): Expr | null {
  const { shape } = source;
  if (shape.type === "string") {
    if (target.type === "string" && target.enum?.[0] !== undefined) return call("default", expr, written(target.enum[0]));
    const format = target.type === "string" ? target.format : shape.format;
    return format === undefined ? call("default", expr, written("n/a")) : null;
  }
  if (shape.type === "number") return call("default", expr, written(0));
  if (shape.type === "boolean") return call("default", expr, written(false));
  return shape.type === "array" ? call("default", expr, { kind: "list", items: [], at: 0, end: 0 }) : null;
}

function eachItem(list: Expr, target: Shape): Mapping {
  const item: Mapping = target.type === "array" && target.items.type === "object" ? { kind: "record", fields: {} } : { kind: "formula", formula: "item" };
  return { kind: "list", each: { list: printFormula(list), as: "item", item }, fixed: [] };
}
