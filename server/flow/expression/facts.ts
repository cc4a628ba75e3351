import type { ObjectShape, Shape } from "../shape.ts";
import { fieldOf, type Typed } from "../shape-typed.ts";
import { functionNamed } from "./functions.ts";
import type { Scope } from "./scope.ts";
import type { BinaryExpr, CallExpr, Expr } from "./syntax.ts";

/** A place in the data, from a name on, that is known to hold a value. */
export type Fact = readonly string[];

/**
 * What must be there when a condition held (or did not). `has(order.email)` says so outright; `order.total > 100` does as
 * well, because a comparison with something missing never holds.
 */
export function factsOf(condition: Expr, held: boolean): readonly Fact[] {
  switch (condition.kind) {
    case "unary":
      return condition.op === "!" ? factsOf(condition.of, !held) : [];
    case "binary":
      return ofComparison(condition, held);
    case "call":
      return ofCall(condition, held);
    default:
      return held ? neededBy(condition) : [];
  }
}

function ofComparison({ op, left, right }: BinaryExpr, held: boolean): readonly Fact[] {
  switch (op) {
    case "&&":
      return held ? [...factsOf(left, true), ...factsOf(right, true)] : [];
    case "||":
      return held ? [] : [...factsOf(left, false), ...factsOf(right, false)];
    case "==":
      return sameness(left, right, held);
    case "!=":
      return sameness(left, right, !held);
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "in":
      return held ? [...neededBy(left), ...neededBy(right)] : [];
    default:
      return [];
  }
}

/** Equal to something written out, or unlike nothing. */
function sameness(left: Expr, right: Expr, same: boolean): readonly Fact[] {
  if (isNothing(right)) return same ? [] : neededBy(left);
  if (isNothing(left)) return same ? [] : neededBy(right);
  if (!same) return [];
  if (right.kind === "literal") return neededBy(left);
  return left.kind === "literal" ? neededBy(right) : [];
}

function isNothing(expr: Expr): boolean {
  return expr.kind === "literal" && expr.value === null;
}

function ofCall(call: CallExpr, held: boolean): readonly Fact[] {
  const [of] = call.args;
  if (of !== undefined && call.name === "has") return held ? neededBy(of) : [];
  if (of !== undefined && call.name === "isEmpty") return held ? [] : neededBy(of);
  return held ? neededBy(call) : [];
}

/** The places without which a formula gives nothing. */
function neededBy(expr: Expr): readonly Fact[] {
  const path = pathOf(expr);
  if (path !== null) return [path];
  if (expr.kind === "binary" && ["+", "-", "*", "/", "%"].includes(expr.op)) return [...neededBy(expr.left), ...neededBy(expr.right)];
  if (expr.kind === "unary" && expr.op === "-") return neededBy(expr.of);
  const known = expr.kind === "call" ? functionNamed(expr.name) : null;
  if (expr.kind !== "call" || known === null || known.seesMissing) return [];
  const needed = known.many ? expr.args : expr.args.slice(0, known.params.filter((param) => !param.optional).length);
  return needed.flatMap(neededBy);
}

function pathOf(expr: Expr): Fact | null {
  if (expr.kind === "name") return [expr.name];
  if (expr.kind !== "field") return null;
  const of = pathOf(expr.of);
  return of === null ? null : [...of, expr.name];
}

/** The same scope, in which those places are there. */
export function knowing(scope: Scope, facts: readonly Fact[]): Scope {
  if (facts.length === 0) return scope;
  return { ...scope, get: (name) => narrowed(name, scope.get(name), facts) };
}

/** A named value with what the facts say of it. */
export function narrowed(name: string, value: Typed | undefined, facts: readonly Fact[]): Typed | undefined {
  if (value === undefined) return undefined;
  return facts.reduce<Typed>((known, [root, ...fields]) => (root === name ? there(known, fields) : known), value);
}

function there(value: Typed, [key, ...rest]: readonly string[]): Typed {
  if (key === undefined || value.shape.type !== "object") return { shape: value.shape, optional: false };
  const of = fieldOf(value, key);
  if (of === null) return { shape: value.shape, optional: false };
  return { shape: withField(value.shape, key, there({ shape: of.shape, optional: false }, rest).shape), optional: false };
}

function withField(shape: ObjectShape, key: string, field: Shape): ObjectShape {
  const properties: { [key: string]: Shape } = Object.assign(Object.create(null), shape.properties);
  properties[key] = field;
  return { ...shape, properties, required: [...(shape.required ?? []), key] };
}
