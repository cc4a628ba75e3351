import { negate } from "../decimal.ts";
import { field, isList, isRecord, type Value } from "../value.ts";
import { asNumber, mismatch } from "./arguments.ts";
import { FormulaFault } from "./budget.ts";
import { compileEach } from "./closures-each.ts";
import { compileBinary } from "./closures-operator.ts";
import { holds, type Locals, type Run } from "./env.ts";
import { functionNamed } from "./functions.ts";
import type { CallExpr, EachExpr, Expr, FieldExpr } from "./syntax.ts";

/** Turns a tree into closures. Never looks at data; throws nothing but for functions that do not exist. */
export function compileExpr(expr: Expr, locals: Locals): Run {
  switch (expr.kind) {
    case "literal": {
      const { value } = expr;
      return () => value;
    }
    case "name":
      return compileName(expr.name, locals);
    case "field":
      return compilePath(expr, locals);
    case "index":
      return compileIndex(compileExpr(expr.of, locals), compileExpr(expr.index, locals));
    case "call":
      return compileCall(expr, locals);
    case "each":
      return compileItems(expr, locals);
    case "list":
      return compileList(expr.items.map((item) => compileExpr(item, locals)));
    case "record":
      return compileRecord(expr.entries.map((entry) => [entry.key, compileExpr(entry.value, locals)] as const));
    case "choose": {
      const [test, yes, no] = [compileExpr(expr.test, locals), compileExpr(expr.yes, locals), compileExpr(expr.no, locals)];
      return (env) => (holds(test(env)) ? yes(env) : no(env));
    }
    case "binary":
      return compileBinary(expr, compileExpr(expr.left, locals), compileExpr(expr.right, locals));
    case "unary":
      return compileUnary(expr.op, compileExpr(expr.of, locals));
  }
}

function compileName(name: string, locals: Locals): Run {
  const slot = locals.lastIndexOf(name);
  if (slot >= 0) return (env) => env.locals[slot];
  return (env) => (Object.hasOwn(env.scope, name) ? env.scope[name] : undefined);
}

/** `a.b.c` as one loop over its names: by far the most common formula. */
function compilePath(expr: FieldExpr, locals: Locals): Run {
  const keys = [expr.name];
  let of: Expr = expr.of;
  for (; of.kind === "field"; of = of.of) keys.unshift(of.name);
  const start = compileExpr(of, locals);
  return (env) => {
    let at = start(env);
    for (let i = 0; i < keys.length; i++) {
      if (at === undefined || at === null || typeof at !== "object" || !isRecord(at)) return undefined;
      at = field(at, keys[i] ?? "");
    }
    return at;
  };
}

/** Inside, the item is the innermost name. */
function compileItems(expr: EachExpr, locals: Locals): Run {
  const inside = [...locals, expr.as];
  const where = expr.where === null ? null : compileExpr(expr.where, inside);
  return compileEach(expr, { list: compileExpr(expr.list, locals), slot: locals.length, where, body: compileExpr(expr.body, inside) });
}

function compileIndex(of: Run, index: Run): Run {
  return (env) => {
    const list = of(env);
    const at = index(env);
    if (list === undefined || list === null || at === undefined || at === null) return undefined;
    if (isList(list)) return typeof at === "number" ? list[at] : undefined;
    if (isRecord(list)) return typeof at === "string" ? field(list, at) : undefined;
    throw mismatch("array", list);
  };
}

function compileCall(expr: CallExpr, locals: Locals): Run {
  const known = functionNamed(expr.name);
  if (known === null) throw new FormulaFault("bad_argument", { expected: "a known function" });
  const args = expr.args.map((arg) => compileExpr(arg, locals));
  const needed = known.seesMissing ? 0 : Math.min(args.length, known.many ? args.length : known.params.filter((param) => !param.optional).length);
  const { at } = expr;
  return (env) => {
    env.budget.spend(1);
    const values: (Value | undefined)[] = new Array(args.length);
    for (let i = 0; i < args.length; i++) {
      const value = args[i]?.(env);
      if (i < needed && (value === undefined || value === null)) return undefined;
      values[i] = value === null && !known.seesMissing ? undefined : value;
    }
    env.at = at;
    return known.run(values, env.budget);
  };
}

function compileList(items: readonly Run[]): Run {
  return (env) => {
    env.budget.spend(1 + items.length);
    const list: Value[] = [];
    for (const item of items) {
      const value = item(env);
      if (value !== undefined && value !== null) list.push(value);
    }
    return list;
  };
}

function compileRecord(entries: readonly (readonly [string, Run])[]): Run {
  return (env) => {
    env.budget.spend(1 + entries.length);
    const record: { [key: string]: Value } = Object.create(null);
    for (const [key, run] of entries) {
      const value = run(env);
      if (value !== undefined && value !== null) record[key] = value;
    }
    return record;
  };
}

function compileUnary(op: "!" | "-", of: Run): Run {
  if (op === "!") return (env) => !holds(of(env));
  return (env) => {
    const value = of(env);
    return value === undefined || value === null ? undefined : negate(asNumber(value));
  };
}
