import type { Exact } from "../value.ts";

/**
 * A formula as a tree: CEL's syntax, reduced to what the product has. Plain data; `at` and `end` are offsets in the text.
 *
 * Methods and functions are one thing: `order.email.lower()` and `lower(order.email)` give the same tree but for `method`,
 * which only remembers how to print it.
 */
export type Expr = LiteralExpr | NameExpr | FieldExpr | IndexExpr | CallExpr | EachExpr | ListExpr | RecordExpr | ChooseExpr | BinaryExpr | UnaryExpr;

interface Placed {
  readonly at: number;
  readonly end: number;
}

export interface LiteralExpr extends Placed {
  readonly kind: "literal";
  readonly value: null | boolean | string | number | Exact;
}
export interface NameExpr extends Placed {
  readonly kind: "name";
  readonly name: string;
}
export interface FieldExpr extends Placed {
  readonly kind: "field";
  readonly of: Expr;
  readonly name: string;
}
export interface IndexExpr extends Placed {
  readonly kind: "index";
  readonly of: Expr;
  readonly index: Expr;
}
export interface CallExpr extends Placed {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Expr[];
  readonly method: boolean;
}
/** `list.map(item, body)` and its kin: `body` is worked out for each item under the name `as`. */
export interface EachExpr extends Placed {
  readonly kind: "each";
  readonly verb: EachVerb;
  readonly list: Expr;
  readonly as: string;
  /** The middle argument of a `map` with three. */
  readonly where: Expr | null;
  readonly body: Expr;
}
export interface ListExpr extends Placed {
  readonly kind: "list";
  readonly items: readonly Expr[];
}
export interface RecordExpr extends Placed {
  readonly kind: "record";
  readonly entries: readonly { readonly key: string; readonly value: Expr }[];
}
export interface ChooseExpr extends Placed {
  readonly kind: "choose";
  readonly test: Expr;
  readonly yes: Expr;
  readonly no: Expr;
}
export interface BinaryExpr extends Placed {
  readonly kind: "binary";
  readonly op: BinaryOp;
  readonly left: Expr;
  readonly right: Expr;
}
export interface UnaryExpr extends Placed {
  readonly kind: "unary";
  readonly op: "!" | "-";
  readonly of: Expr;
}

export type BinaryOp = "+" | "-" | "*" | "/" | "%" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "&&" | "||" | "in";

export const eachVerbs = ["map", "filter", "exists", "all", "sortBy"] as const;
export type EachVerb = (typeof eachVerbs)[number];

export function isEachVerb(name: string): name is EachVerb {
  return eachVerbs.some((verb) => verb === name);
}

/** Names that the grammar keeps for itself: no step and no item can be called so. */
const RESERVED = new Set(
  "as break const continue else false for function if import in let loop namespace null package prototype return true var void while __proto__ constructor".split(
    " ",
  ),
);

export function isReserved(name: string): boolean {
  return RESERVED.has(name);
}

/** What a step or an item may be called in formulas. */
export function isName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) && !isReserved(text);
}

/** The direct parts of a formula, in reading order. */
export function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "literal":
    case "name":
      return [];
    case "field":
    case "unary":
      return [expr.of];
    case "index":
      return [expr.of, expr.index];
    case "call":
      return expr.args;
    case "each":
      return expr.where === null ? [expr.list, expr.body] : [expr.list, expr.where, expr.body];
    case "list":
      return expr.items;
    case "record":
      return expr.entries.map((entry) => entry.value);
    case "choose":
      return [expr.test, expr.yes, expr.no];
    case "binary":
      return [expr.left, expr.right];
  }
}
