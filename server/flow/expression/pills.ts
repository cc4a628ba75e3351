import type { Exact, Value } from "../value.ts";
import { isExact, isList, isRecord } from "../value.ts";
import { functionNamed } from "./functions.ts";
import { parseFormula } from "./parse.ts";
import { printFormula } from "./print.ts";
import { call, fieldExpr } from "./rewrite.ts";
import type { Expr } from "./syntax.ts";

/** A formula as people see it: a field of a step, and what is done to it from left to right. */
export interface Pill {
  /** The step's key (or the item's name) and the fields below it. */
  readonly path: readonly string[];
  readonly formats: readonly PillFormat[];
}

/** A function with its further arguments written out, or a number added, taken away, multiplied or divided by. */
export interface PillFormat {
  readonly name: string;
  readonly args: readonly Value[];
}

const OPERATORS = ["+", "-", "*", "/"] as const;
type Operator = (typeof OPERATORS)[number];

/** Pills are a view of the formula. Null when the formula says more than a pill can: it then stays a formula. */
export function pillsOf(formula: string): Pill | null {
  const parsed = parseFormula(formula);
  return parsed.ok ? pillOf(parsed.expr) : null;
}

/** The formula of a pill; `pillsOf` gives the pill back. */
export function printPill(pill: Pill): string {
  const [root = "", ...fields] = pill.path;
  const start = fields.reduce<Expr>(fieldExpr, { kind: "name", name: root, at: 0, end: 0 });
  return printFormula(pill.formats.reduce(apply, start));
}

function pillOf(expr: Expr): Pill | null {
  if (expr.kind === "name") return { path: [expr.name], formats: [] };
  if (expr.kind === "field") {
    const of = pillOf(expr.of);
    return of === null || of.formats.length > 0 ? null : { path: [...of.path, expr.name], formats: [] };
  }
  if (expr.kind === "call") return functionNamed(expr.name) === null ? null : formatted(expr.args, expr.name);
  return expr.kind === "binary" && isOperator(expr.op) ? formatted([expr.left, expr.right], expr.op) : null;
}

function formatted(parts: readonly Expr[], name: string): Pill | null {
  const [first, ...rest] = parts;
  const of = first === undefined ? null : pillOf(first);
  const args = rest.map(writtenOut);
  if (of === null || args.some((arg) => arg === undefined)) return null;
  return { path: of.path, formats: [...of.formats, { name, args: args.flatMap((arg) => (arg === undefined ? [] : [arg])) }] };
}

function isOperator(op: string): op is Operator {
  return OPERATORS.some((one) => one === op);
}

/** The value that an argument is, when it names no data. */
function writtenOut(expr: Expr): Value | undefined {
  if (expr.kind === "literal") return expr.value;
  if (expr.kind === "list") return allOf(expr.items.map(writtenOut));
  if (expr.kind !== "record") return undefined;
  const record: { [key: string]: Value } = Object.create(null);
  for (const { key, value } of expr.entries) {
    const inner = writtenOut(value);
    if (inner === undefined) return undefined;
    record[key] = inner;
  }
  return record;
}

function allOf(items: readonly (Value | undefined)[]): Value | undefined {
  const there = items.filter((item) => item !== undefined);
  return there.length === items.length ? there : undefined;
}

function apply(of: Expr, format: PillFormat): Expr {
  const args = format.args.map(exprOf);
  const [right] = args;
  if (isOperator(format.name) && right !== undefined) return { kind: "binary", op: format.name, left: of, right, at: 0, end: 0 };
  return call(format.name, of, ...args);
}

function exprOf(value: Value): Expr {
  const place = { at: 0, end: 0 };
  if (isPlain(value)) return { kind: "literal", value, ...place };
  if (isList(value)) return { kind: "list", items: value.map(exprOf), ...place };
  const entries = isRecord(value) ? Object.entries(value).map(([key, inner]) => ({ key, value: exprOf(inner) })) : [];
  return { kind: "record", entries, ...place };
}

function isPlain(value: Value): value is null | boolean | string | number | Exact {
  return value === null || typeof value !== "object" || isExact(value);
}
