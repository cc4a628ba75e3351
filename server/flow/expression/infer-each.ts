import { anything, itemOf, type Typed, yesNo } from "../shape-typed.ts";
import { factsOf, knowing, narrowed } from "./facts.ts";
import { type Scope, withName } from "./scope.ts";
import type { EachExpr } from "./syntax.ts";
import type { Typing } from "./typing.ts";

/** The type of `list.map(item, …)` and its kin. A missing list gives a missing list; no item of it exists or fails. */
export function inferEach(to: Typing, expr: EachExpr, scope: Scope): Typed {
  const list = to.infer(expr.list, scope);
  if (list.shape.type !== "array" && list.shape.type !== "unknown") {
    to.mismatch(expr.list, list, "array");
    return { shape: { type: "array", items: { type: "unknown" } }, optional: false };
  }
  const item = itemOf(list) ?? anything;
  const inside = withName(scope, expr.as, item);
  if (expr.where !== null) to.yesNo(expr.where, to.infer(expr.where, inside));
  const body = to.infer(expr.body, expr.where === null ? inside : knowing(inside, factsOf(expr.where, true)));
  switch (expr.verb) {
    case "map":
      return { shape: { type: "array", items: body.shape }, optional: list.optional };
    case "filter":
      to.yesNo(expr.body, body);
      return { shape: { type: "array", items: narrowed(expr.as, item, factsOf(expr.body, true))?.shape ?? item.shape }, optional: list.optional };
    case "exists":
    case "all":
      to.yesNo(expr.body, body);
      return yesNo;
    case "sortBy":
      if (!["string", "number", "boolean", "unknown"].includes(body.shape.type)) to.mismatch(expr.body, body, "string");
      return list;
  }
}
