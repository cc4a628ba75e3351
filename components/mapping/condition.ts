import { parseFormula } from "#server/flow/expression/parse.ts";
import { type Pill, pillsOf, printPill } from "#server/flow/expression/pills.ts";
import { printFormula } from "#server/flow/expression/print.ts";
import type { Expr } from "#server/flow/expression/syntax.ts";
import { printJson } from "#server/flow/json.ts";
import type { Shape } from "#server/flow/shape.ts";
import type { Value } from "#server/flow/value.ts";

export const comparisons = ["==", "!=", ">", ">=", "<", "<="] as const;
export const questions = ["isTrue", "isFalse", "isEmpty", "notEmpty"] as const;
export type ConditionOp = (typeof comparisons)[number] | (typeof questions)[number] | "contains";

/** A condition that can be built by three choices; others stay formulas. */
export interface SimpleCondition {
  readonly left: Pill;
  readonly op: ConditionOp;
  readonly right: string;
}

/** The three choices behind a formula, or null when it says more. */
export function readCondition(formula: string): SimpleCondition | null {
  const parsed = parseFormula(formula);
  return parsed.ok ? readExpr(parsed.expr) : null;
}

function readExpr(expr: Expr): SimpleCondition | null {
  if (expr.kind === "unary" && expr.op === "!") {
    const inner = readExpr(expr.of);
    if (inner?.op === "isEmpty") return { ...inner, op: "notEmpty" };
    return inner?.op === "isTrue" ? { ...inner, op: "isFalse" } : null;
  }
  if (expr.kind === "call" && expr.name === "isEmpty") return question(expr.args[0], "isEmpty");
  if (expr.kind === "call" && expr.name === "contains") return compare(expr.args[0], "contains", expr.args[1]);
  if (expr.kind === "binary") {
    const op = comparisons.find((one) => one === expr.op);
    return op === undefined ? null : compare(expr.left, op, expr.right);
  }
  return question(expr, "isTrue");
}

function question(of: Expr | undefined, op: ConditionOp): SimpleCondition | null {
  const left = of === undefined ? null : pillsOf(printFormula(of));
  return left === null ? null : { left, op, right: "" };
}

function compare(a: Expr | undefined, op: ConditionOp, b: Expr | undefined): SimpleCondition | null {
  if (a === undefined || b?.kind !== "literal") return null;
  const left = pillsOf(printFormula(a));
  return left === null ? null : { left, op, right: typeof b.value === "string" ? b.value : printJson(b.value) };
}

/** The formula of three choices. A number compared with a text that holds one is converted, so that 9 < 10 stays true. */
export function writeCondition({ left, op, right }: SimpleCondition, shape: Shape | null): string {
  const value = printPill(left);
  switch (op) {
    case "isTrue":
      return value;
    case "isFalse":
      return `!${value}`;
    case "isEmpty":
      return `isEmpty(${value})`;
    case "notEmpty":
      return `!isEmpty(${value})`;
    case "contains":
      return `contains(${value}, ${JSON.stringify(right)})`;
    case "==":
    case "!=":
    case ">":
    case ">=":
    case "<":
    case "<=": {
      const wantsNumber = shape?.type === "number" || (shape?.type === "string" && shape.format === "decimal") || op.includes(">") || op.includes("<");
      const isNumber = wantsNumber && /^-?\d+(\.\d+)?$/.test(right.trim());
      const converted =
        isNumber && shape?.type === "string" && left.formats.length === 0 ? printPill({ ...left, formats: [{ name: "number", args: [] }] }) : value;
      return `${converted} ${op} ${isNumber ? right.trim() : literal(right, shape)}`;
    }
  }
}

function literal(right: string, shape: Shape | null): string {
  const asIs: Value = right;
  if (shape?.type === "boolean") return right === "true" ? "true" : "false";
  return JSON.stringify(asIs);
}

/** Comparisons that make sense for a kind of value. */
export function opsFor(shape: Shape | null): readonly ConditionOp[] {
  if (shape?.type === "boolean") return ["isTrue", "isFalse"];
  if (shape?.type === "array") return ["isEmpty", "notEmpty", "contains"];
  if (shape?.type === "number") return [...comparisons, "isEmpty", "notEmpty"];
  return ["==", "!=", ">", ">=", "<", "<=", "contains", "isEmpty", "notEmpty"];
}
