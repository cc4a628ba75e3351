import { add, compare, divide, multiply, remainder, subtract } from "../decimal.ts";
import { isDateTime } from "../format.ts";
import { limits } from "../limits.ts";
import { equalValues, isExact, isList, isNumeric, isRecord, type Value } from "../value.ts";
import { asNumber, mismatch } from "./arguments.ts";
import type { Budget } from "./budget.ts";
import { FormulaFault } from "./budget.ts";
import { momentOf } from "./dates.ts";
import { type Env, holds, type Run } from "./env.ts";
import { sizeOf } from "./size.ts";
import type { BinaryExpr } from "./syntax.ts";

/** The closure of `left op right`. Arithmetic on something missing is missing; a comparison with it does not hold. */
export function compileBinary(expr: BinaryExpr, left: Run, right: Run): Run {
  const { at } = expr;
  switch (expr.op) {
    case "&&":
      return (env) => holds(left(env)) && holds(right(env));
    case "||":
      return (env) => holds(left(env)) || holds(right(env));
    case "+":
      return lifted(left, right, at, plus);
    case "-":
      return lifted(left, right, at, (a, b) => subtract(asNumber(a), asNumber(b)));
    case "*":
      return lifted(left, right, at, (a, b) => multiply(asNumber(a), asNumber(b)));
    case "/":
      return lifted(left, right, at, (a, b) => divide(asNumber(a), asNumber(b)));
    case "%":
      return lifted(left, right, at, (a, b) => remainder(asNumber(a), asNumber(b)));
    case "==":
      return (env) => same(left(env), right(env), env.budget);
    case "!=":
      return (env) => !same(left(env), right(env), env.budget);
    case "<":
      return ordered(left, right, at, (sign) => sign < 0);
    case "<=":
      return ordered(left, right, at, (sign) => sign <= 0);
    case ">":
      return ordered(left, right, at, (sign) => sign > 0);
    case ">=":
      return ordered(left, right, at, (sign) => sign >= 0);
    case "in":
      return (env) => isIn(left(env), right(env), env.budget);
  }
}

const LONG_NUMBER = 8;

function lifted(left: Run, right: Run, at: number, work: (a: Value, b: Value, env: Env) => Value): Run {
  return (env) => {
    const a = left(env);
    const b = right(env);
    env.budget.spend(1);
    if (a === undefined || a === null || b === undefined || b === null) return undefined;
    env.at = at;
    // Long exact numbers cost ten times as much to calculate with.
    if (typeof a === "object" || typeof b === "object") env.budget.spend(LONG_NUMBER);
    return work(a, b, env);
  };
}

function plus(a: Value, b: Value, env: Env): Value {
  if (isNumeric(a) && isNumeric(b)) return add(a, b);
  if (typeof a === "string" && typeof b === "string") {
    if (a.length + b.length > limits.formulaOutput) throw new FormulaFault("too_much_output");
    env.budget.spendText(a.length + b.length);
    return a + b;
  }
  if (isList(a) && isList(b)) {
    env.budget.spend(a.length + b.length);
    return [...a, ...b];
  }
  throw isNumeric(a) ? mismatch("number", b) : mismatch(typeof a === "string" ? "string" : "number", typeof a === "string" ? b : a);
}

function same(a: Value | undefined, b: Value | undefined, budget: Budget): boolean {
  const [left, right] = [a ?? null, b ?? null];
  if (typeof left !== "object" || left === null || typeof right !== "object" || right === null) return numericSame(left, right);
  budget.spendText(sizeOf(left, limits.formulaOutput));
  return equalValues(left, right);
}

function numericSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  return (isExact(a) || isExact(b)) && isNumeric(a) && isNumeric(b) && compare(a, b) === 0;
}

function ordered(left: Run, right: Run, at: number, verdict: (sign: number) => boolean): Run {
  return (env) => {
    const a = left(env);
    const b = right(env);
    if (a === undefined || a === null || b === undefined || b === null) return false;
    env.at = at;
    return verdict(order(a, b, env.budget));
  };
}

/** Numbers by value, moments by time, other texts by their characters. Throws `wrong_type` for anything else. */
export function order(a: Value, b: Value, budget: Budget): number {
  if (isNumeric(a) && isNumeric(b)) return compare(a, b);
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  if (typeof a !== "string" || typeof b !== "string") throw isNumeric(a) ? mismatch("number", b) : mismatch("string", typeof a === "string" ? b : a);
  budget.spendText(Math.min(a.length, b.length));
  // The same moment is written differently in two zones.
  if (isDateTime(a) && isDateTime(b)) return momentOf(a) - momentOf(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

function isIn(value: Value | undefined, list: Value | undefined, budget: Budget): boolean {
  if (list === undefined || list === null || value === undefined || value === null) return false;
  if (isRecord(list)) return typeof value === "string" && Object.hasOwn(list, value);
  if (!isList(list)) throw mismatch("array", list);
  return list.some((item) => {
    budget.spend(1);
    return same(item, value, budget);
  });
}
