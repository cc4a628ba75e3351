import { replaceExpr } from "./rewrite.ts";
import { type Expr, type NameExpr, partsOf } from "./syntax.ts";

/** The same tree with steps called by their new keys; `items`, and items named inside, hide them. */
export function renameNames(root: Expr, keys: ReadonlyMap<string, string>, items: readonly string[]): Expr {
  return freeNames(root, new Set(items)).reduce<Expr>((tree, name) => {
    const key = keys.get(name.name);
    return key === undefined || key === name.name ? tree : replaceExpr(tree, name, { ...name, name: key });
  }, root);
}

/** Every place where a formula names a step. */
export function freeNames(expr: Expr, hidden: ReadonlySet<string>): readonly NameExpr[] {
  if (expr.kind === "name") return hidden.has(expr.name) ? [] : [expr];
  if (expr.kind !== "each") return partsOf(expr).flatMap((part) => freeNames(part, hidden));
  const inside = new Set(hidden).add(expr.as);
  return [...freeNames(expr.list, hidden), ...(expr.where ? freeNames(expr.where, inside) : []), ...freeNames(expr.body, inside)];
}
