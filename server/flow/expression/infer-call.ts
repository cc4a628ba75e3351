import type { Shape } from "../shape.ts";
import { wordFor } from "../shape-check.ts";
import { type Typed, typed } from "../shape-typed.ts";
import { accepts, type FormulaFunction, type Param, type Takes } from "./function.ts";
import { functionNamed, functionNames, signatureOf, synonymOf } from "./functions.ts";
import { nearest } from "./nearest.ts";
import { call, mapped } from "./rewrite.ts";
import type { Scope } from "./scope.ts";
import { type CallExpr, type Expr, eachVerbs, isEachVerb } from "./syntax.ts";
import { broken, type Typing } from "./typing.ts";

/** The type of a call; every argument is looked at even when another is wrong. */
export function inferCall(to: Typing, expr: CallExpr, scope: Scope): Typed {
  const known = functionNamed(expr.name);
  if (known === null) return unknownFunction(to, expr, scope);
  const args = expr.args.map((arg) => to.infer(arg, scope));
  const least = known.params.filter((param) => !param.optional).length;
  if (args.length < least || (args.length > known.params.length && !known.many)) {
    return to.report("formula_wrong_argument", expr, { function: expr.name, signature: signatureOf(expr.name, known), expected: "", actual: "" });
  }
  const before = to.problems.length;
  for (const [i, arg] of args.entries()) checkArgument(to, expr, known, args, i, arg);
  checkLiterals(to, expr, known);
  if (to.problems.length > before) return broken;
  const result = known.gives(args, expr.args);
  if (isMixed(result, args)) return mixed(to, expr, args, known);
  const lifted = !known.seesMissing && args.some((arg, i) => arg.optional && !paramAt(known, i)?.optional);
  return typed(result.shape, result.optional || lifted);
}

/** Known data that gives something unknown: a table or a fallback of another type than the rest. */
function isMixed(result: Typed, args: readonly Typed[]): boolean {
  return result.shape.type === "unknown" && !args.some((arg) => isOpen(arg.shape));
}

function isOpen(shape: Shape): boolean {
  if (shape.type === "array") return isOpen(shape.items);
  if (shape.type === "object") return Object.values(shape.properties).some(isOpen) || (shape.additional !== undefined && isOpen(shape.additional));
  return shape.type === "unknown";
}

function mixed(to: Typing, expr: CallExpr, args: readonly Typed[], known: FormulaFunction): Typed {
  const [last, shape] = [expr.args.at(-1), args.at(-1)?.shape];
  const params = {
    function: expr.name,
    signature: signatureOf(expr.name, known),
    expected: "value of the same type",
    actual: wordFor(shape?.type ?? "unknown"),
  };
  return to.report("formula_wrong_argument", last ?? expr, params);
}

function unknownFunction(to: Typing, expr: CallExpr, scope: Scope): Typed {
  for (const arg of expr.args) if (!isEachVerb(expr.name)) to.infer(arg, scope);
  if (isEachVerb(expr.name)) {
    return to.report("formula_wrong_argument", expr, { function: expr.name, signature: `list.${expr.name}(item, …)`, expected: "", actual: "" });
  }
  const meant = synonymOf(expr.name) ?? nearest(expr.name, [...functionNames, ...eachVerbs]);
  const fix = meant !== null && functionNamed(meant) !== null ? [["use_suggestion", expr, { ...expr, name: meant }] as const] : [];
  return to.report(
    "formula_unknown_function",
    expr,
    { function: expr.name, meant: meant ?? "" },
    fix.map(([label, target, instead]) => [label, target, instead]),
  );
}

function paramAt(of: FormulaFunction, i: number): Param | undefined {
  return of.params[Math.min(i, of.params.length - 1)];
}

function checkArgument(to: Typing, expr: CallExpr, of: FormulaFunction, args: readonly Typed[], i: number, arg: Typed): void {
  const param = paramAt(of, i);
  const written = expr.args[i];
  if (param === undefined || written === undefined) return;
  const params = { function: expr.name, argument: param.name, signature: signatureOf(expr.name, of) };
  if (param.literal && written.kind !== "literal") {
    to.report("formula_wrong_argument", written, { ...params, expected: "text in quotes", actual: "formula" });
    return;
  }
  const first = args[0]?.shape ?? broken.shape;
  if (accepts(param.takes, arg.shape, first)) return;
  if (mendedList(to, written, arg, param.takes, params)) return;
  to.mismatch(written, arg, typeWanted(param.takes, first), params);
}

/** `sum(order.prices)` of texts: each is converted. */
function mendedList(to: Typing, written: Expr, arg: Typed, takes: Takes, params: { readonly [name: string]: string }): boolean {
  if (arg.shape.type !== "array" || (takes !== "numbers" && takes !== "numberOrNumbers")) return false;
  const words = { ...params, expected: "list of numbers", actual: `list of ${wordFor(arg.shape.items.type)}` };
  const readable = arg.shape.items.type === "string";
  to.report(
    "formula_wrong_argument",
    written,
    words,
    readable ? [["convert_to_number", written, mapped(written, "item", (item) => call("number", item))]] : [],
  );
  return true;
}

function typeWanted(takes: Takes, first: Shape): Shape["type"] {
  switch (takes) {
    case "text":
    case "date":
    case "plain":
    case "textOrNumber":
      return "string";
    case "number":
    case "numberOrNumbers":
      return "number";
    case "list":
    case "countable":
    case "numbers":
    case "plains":
      return "array";
    case "record":
      return "object";
    case "likeFirst":
      return first.type;
    case "any":
      return "unknown";
  }
}

function checkLiterals(to: Typing, expr: CallExpr, of: FormulaFunction): void {
  const fault = of.checkLiterals?.(expr.args);
  const written = fault ? expr.args[fault.argument] : undefined;
  if (!fault || written === undefined) return;
  const argument = paramAt(of, fault.argument)?.name ?? "";
  to.report("formula_wrong_argument", written, {
    function: expr.name,
    argument,
    signature: signatureOf(expr.name, of),
    expected: "",
    actual: "",
    detail: fault.detail,
  });
}
