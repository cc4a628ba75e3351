import type { Shape } from "../shape.ts";
import type { Typed } from "../shape-typed.ts";
import type { Value } from "../value.ts";
import type { Budget } from "./budget.ts";
import type { Expr } from "./syntax.ts";

/**
 * What an argument must be. `date`: a date or a date-time. `plain`: text, number or yes/no. `numbers`, `plains`: a list of
 * such. `countable`: what has a size. `likeFirst`: of the same type as the first argument.
 */
export type Takes =
  | "text"
  | "number"
  | "date"
  | "list"
  | "record"
  | "countable"
  | "textOrNumber"
  | "plain"
  | "numbers"
  | "plains"
  | "numberOrNumbers"
  | "likeFirst"
  | "any";

export interface Param {
  readonly name: string;
  readonly takes: Takes;
  readonly optional?: true;
  /** Must be written out in the formula, so that it can be checked beforehand. */
  readonly literal?: true;
}

export type Group = "text" | "number" | "date" | "list" | "choice";

/**
 * One function of the formula language. What it does in words stands in `server/messages/functions.ts`.
 *
 * A missing argument makes the result missing without `run` being called, unless `seesMissing`.
 */
export interface FormulaFunction {
  readonly group: Group;
  readonly params: readonly Param[];
  /** The last parameter may be given any number of times. */
  readonly many?: true;
  readonly seesMissing?: true;
  readonly example: string;
  readonly gives: (args: readonly Typed[], source: readonly Expr[]) => Typed;
  /** Checks what only the written argument shows; the text of a complaint is a code of `FaultCode`. */
  readonly checkLiterals?: (source: readonly Expr[]) => { readonly argument: number; readonly detail: string } | null;
  readonly run: (args: readonly (Value | undefined)[], budget: Budget) => Value | undefined;
}

/** Whether data of that shape can be given where `takes` is wanted. Unknown data is looked at when it is there. */
export function accepts(takes: Takes, shape: Shape, first: Shape): boolean {
  const { type } = shape;
  if (type === "unknown" || type === "null") return true;
  switch (takes) {
    case "any":
      return true;
    case "text":
      return type === "string";
    case "number":
      return type === "number";
    case "date":
      return type === "string" && (shape.format === undefined || shape.format === "date" || shape.format === "date-time");
    case "list":
      return type === "array";
    case "record":
      return type === "object";
    case "countable":
      return type === "array" || type === "string" || type === "object";
    case "textOrNumber":
      return type === "string" || type === "number";
    case "plain":
      return isPlain(shape);
    case "numbers":
      return type === "array" && accepts("number", shape.items, first);
    case "plains":
      return type === "array" && accepts("plain", shape.items, first);
    case "numberOrNumbers":
      return accepts("number", shape, first) || accepts("numbers", shape, first);
    case "likeFirst":
      return first.type === "unknown" || first.type === "null" || first.type === type;
  }
}

export function isPlain(shape: Shape): boolean {
  return shape.type === "string" || shape.type === "number" || shape.type === "boolean";
}
