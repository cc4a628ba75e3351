import { numberFromText } from "../value.ts";
import type { CallExpr, Expr, LiteralExpr } from "./syntax.ts";

/** The same tree with `target` (that very node) replaced. */
export function replaceExpr(root: Expr, target: Expr, instead: Expr): Expr {
  if (root === target) return instead;
  const inner = (part: Expr) => replaceExpr(part, target, instead);
  switch (root.kind) {
    case "literal":
    case "name":
      return root;
    case "field":
    case "unary":
      return { ...root, of: inner(root.of) };
    case "index":
      return { ...root, of: inner(root.of), index: inner(root.index) };
    case "call":
      return { ...root, args: root.args.map(inner) };
    case "each":
      return { ...root, list: inner(root.list), where: root.where && inner(root.where), body: inner(root.body) };
    case "list":
      return { ...root, items: root.items.map(inner) };
    case "record":
      return { ...root, entries: root.entries.map((entry) => ({ ...entry, value: inner(entry.value) })) };
    case "choose":
      return { ...root, test: inner(root.test), yes: inner(root.yes), no: inner(root.no) };
    case "binary":
      return { ...root, left: inner(root.left), right: inner(root.right) };
  }
}

/** Nodes that stand nowhere in a text yet. */
const nowhere = { at: 0, end: 0 };

export function call(name: string, ...args: readonly Expr[]): CallExpr {
  return { kind: "call", name, args, method: false, ...nowhere };
}

export function written(value: string | number | boolean): LiteralExpr {
  return { kind: "literal", value: typeof value === "number" ? numberFromText(String(value)) : value, ...nowhere };
}

export function mapped(list: Expr, as: string, body: (item: Expr) => Expr): Expr {
  return { kind: "each", verb: "map", list, as, where: null, body: body({ kind: "name", name: as, ...nowhere }), ...nowhere };
}

export function fieldExpr(of: Expr, name: string): Expr {
  return { kind: "field", of, name, ...nowhere };
}
