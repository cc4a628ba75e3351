import { isList, type Value } from "../value.ts";
import { mismatch } from "./arguments.ts";
import { order } from "./closures-operator.ts";
import { type Env, holds, type Run } from "./env.ts";
import type { EachExpr } from "./syntax.ts";

/** The compiled parts of an `EachExpr`; items are put into `slot`. */
interface Parts {
  readonly list: Run;
  readonly slot: number;
  readonly where: Run | null;
  readonly body: Run;
}

/** The closure of `list.map(item, …)` and its kin. Every item costs a step, so that nested lists end too. */
export function compileEach(expr: EachExpr, { list, slot, where, body }: Parts): Run {
  /** Missing data has no items; `all` of nothing holds. */
  const items = (env: Env): readonly Value[] | null => {
    const value = list(env);
    if (value === undefined || value === null) return null;
    env.at = expr.at;
    if (!isList(value)) throw mismatch("array", value);
    return value;
  };
  const of = (env: Env, run: Run, item: Value): Value | undefined => {
    env.budget.spend(1);
    env.locals[slot] = item;
    return run(env);
  };
  switch (expr.verb) {
    case "map":
      return (env) => mapItems(items(env), (item) => (where !== null && !holds(of(env, where, item)) ? undefined : of(env, body, item)));
    case "filter":
      return (env) => items(env)?.filter((item) => holds(of(env, body, item)));
    case "exists":
      return (env) => items(env)?.some((item) => holds(of(env, body, item))) ?? false;
    case "all":
      return (env) => items(env)?.every((item) => holds(of(env, body, item))) ?? true;
    case "sortBy":
      return (env) => {
        const found = items(env);
        return found === null ? undefined : sortItems(found, (item) => of(env, body, item), false, env);
      };
  }
}

/** Items without a value are left out: lists hold no gaps. */
function mapItems(items: readonly Value[] | null, work: (item: Value) => Value | undefined): readonly Value[] | undefined {
  if (items === null) return undefined;
  const made: Value[] = [];
  for (const item of items) {
    const value = work(item);
    if (value !== undefined && value !== null) made.push(value);
  }
  return made;
}

/** Stable; items without a key come last in either direction. */
export function sortItems(items: readonly Value[], keyOf: (item: Value) => Value | undefined, descending: boolean, env: Pick<Env, "budget">): readonly Value[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) ?? null }));
  keyed.sort((a, b) => {
    env.budget.spend(1);
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    return order(a.key, b.key, env.budget) * (descending ? -1 : 1);
  });
  return keyed.map((entry) => entry.item);
}
