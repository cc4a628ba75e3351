import type { Shape } from "../shape.ts";
import { wordFor } from "../shape-check.ts";
import { mergeShapes } from "../shape-of.ts";
import { itemOf, number, type Typed, text, yesNo } from "../shape-typed.ts";
import { factsOf, knowing } from "./facts.ts";
import { call } from "./rewrite.ts";
import type { Scope } from "./scope.ts";
import type { BinaryExpr, Expr } from "./syntax.ts";
import { broken, type Typing } from "./typing.ts";

/** The type of `left op right`. */
export function inferBinary(to: Typing, expr: BinaryExpr, scope: Scope): Typed {
  const left = to.infer(expr.left, scope);
  const right = to.infer(expr.right, expr.op === "&&" || expr.op === "||" ? knowing(scope, factsOf(expr.left, expr.op === "&&")) : scope);
  switch (expr.op) {
    case "+":
      return plus(to, expr, left, right);
    case "-":
    case "*":
    case "/":
    case "%":
      return arithmetic(to, expr, left, right);
    case "&&":
    case "||":
      to.yesNo(expr.left, left);
      to.yesNo(expr.right, right);
      return yesNo;
    case "==":
    case "!=":
      comparable(to, expr, left, right);
      return yesNo;
    case "<":
    case "<=":
    case ">":
    case ">=":
      ordered(to, expr, left, right);
      return yesNo;
    case "in":
      membership(to, expr, left, right);
      return yesNo;
  }
}

function arithmetic(to: Typing, expr: BinaryExpr, left: Typed, right: Typed): Typed {
  const a = to.number(expr.left, left);
  const b = to.number(expr.right, right);
  const integer = expr.op !== "/" && isWhole(left) && isWhole(right);
  return { shape: integer ? { type: "number", integer: true } : number.shape, optional: a.optional || b.optional };
}

function plus(to: Typing, expr: BinaryExpr, left: Typed, right: Typed): Typed {
  const optional = left.optional || right.optional;
  const [a, b] = [left.shape, right.shape];
  if (a.type === "number" && b.type === "number") return arithmetic(to, expr, left, right);
  if (a.type === "string" && b.type === "string") return { shape: text.shape, optional };
  if (a.type === "array" && b.type === "array") return { shape: { type: "array", items: mergeShapes(a.items, b.items) }, optional };
  if (a.type === "unknown" || b.type === "unknown") return { shape: sumWithUnknown(a, b), optional };
  if (isMoney(a) && b.type === "number") return to.mismatch(expr.left, left, "number");
  if (a.type === "number" && isMoney(b)) return to.mismatch(expr.right, right, "number");
  if (a.type === "string") return to.mismatch(expr.right, right, "string");
  if (b.type === "string") return to.mismatch(expr.left, left, "string");
  if (a.type === "number") return to.mismatch(expr.right, right, "number");
  return to.mismatch(expr.left, left, b.type === "array" ? "array" : "number");
}

function sumWithUnknown(a: Shape, b: Shape): Shape {
  const known = a.type === "unknown" ? b : a;
  if (known.type === "number") return number.shape;
  if (known.type === "string") return text.shape;
  return known.type === "array" ? { type: "array", items: { type: "unknown" } } : broken.shape;
}

/** Text that holds an amount: `"9.95"`. */
function isMoney(shape: Shape): boolean {
  return shape.type === "string" && shape.format === "decimal";
}

function isWhole(value: Typed): boolean {
  return value.shape.type === "number" && value.shape.integer === true;
}

function comparable(to: Typing, expr: BinaryExpr, left: Typed, right: Typed): void {
  const [a, b] = [left.shape, right.shape];
  if (isOpen(a) || isOpen(b)) return;
  if (a.type !== b.type) different(to, expr, left, right);
  else if (a.type === "string" && b.type === "string") strangers(to, expr, a, b);
}

/** Comparing a choice with a word that is none of its options never holds. */
function strangers(to: Typing, expr: BinaryExpr, a: Extract<Shape, { type: "string" }>, b: Extract<Shape, { type: "string" }>): void {
  if (!a.enum || !b.enum) return;
  const options = expr.right.kind === "literal" ? a.enum : b.enum;
  const written = expr.right.kind === "literal" ? expr.right : expr.left;
  if (written.kind !== "literal" || typeof written.value !== "string" || options.includes(written.value)) return;
  to.report("not_in_enum", written, { value: written.value, options: options.slice(0, 8).join(", ") }, [], "warning");
}

function ordered(to: Typing, expr: BinaryExpr, left: Typed, right: Typed): void {
  const [a, b] = [left.shape, right.shape];
  for (const [part, value] of [
    [expr.left, left],
    [expr.right, right],
  ] as const) {
    if (!isOpen(value.shape) && value.shape.type !== "number" && value.shape.type !== "string") {
      to.mismatch(part, value, "number");
      return;
    }
  }
  if (!isOpen(a) && !isOpen(b) && a.type !== b.type) different(to, expr, left, right);
}

/** Text against number is the common one: the text is what wants converting. */
function different(to: Typing, expr: BinaryExpr, left: Typed, right: Typed): void {
  if (left.shape.type === "string" && right.shape.type === "number") to.mismatch(expr.left, left, "number");
  else if (left.shape.type === "array") to.mismatch(expr.left, left, right.shape.type);
  else to.mismatch(expr.right, right, left.shape.type);
}

function membership(to: Typing, expr: BinaryExpr, left: Typed, right: Typed): void {
  const { type } = right.shape;
  if (type === "object" || type === "unknown") return;
  if (type === "string") {
    to.report("formula_wrong_argument", expr.right, { expected: "list", actual: "text" }, [["use_suggestion", expr, call("contains", expr.right, expr.left)]]);
    return;
  }
  const item = itemOf(right);
  if (item === null) to.mismatch(expr.right, right, "array");
  else if (!isOpen(item.shape) && !isOpen(left.shape) && item.shape.type !== left.shape.type) {
    to.report(
      "formula_wrong_argument",
      expr.left,
      { expected: wordFor(item.shape.type), actual: wordFor(left.shape.type) },
      textOrNumber(expr.left, left, item),
    );
  }
}

function textOrNumber(expr: Expr, value: Typed, wanted: Typed): ["convert_to_number" | "convert_to_text", Expr, Expr][] {
  if (wanted.shape.type === "number" && value.shape.type === "string") return [["convert_to_number", expr, call("number", expr)]];
  return wanted.shape.type === "string" && value.shape.type === "number" ? [["convert_to_text", expr, call("text", expr)]] : [];
}

function isOpen(shape: Shape): boolean {
  return shape.type === "unknown" || shape.type === "null";
}
