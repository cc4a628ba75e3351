import type { FixLabel } from "../problem.ts";
import type { Shape } from "../shape.ts";
import { wordFor } from "../shape-check.ts";
import { mergeShapes, noEvidence } from "../shape-of.ts";
import { anything, fieldOf, itemOf, maybe, number, type Typed, typed, yesNo } from "../shape-typed.ts";
import { isExact } from "../value.ts";
import { factsOf, knowing } from "./facts.ts";
import { inferCall } from "./infer-call.ts";
import { inferEach } from "./infer-each.ts";
import { inferBinary } from "./infer-operator.ts";
import { nearest } from "./nearest.ts";
import { call, fieldExpr, mapped } from "./rewrite.ts";
import type { Scope } from "./scope.ts";
import type { Expr, FieldExpr, LiteralExpr, NameExpr } from "./syntax.ts";
import { Typing } from "./typing.ts";

/** Works out the shape of a formula before there is any data, and collects what is wrong with it. */
export class Inference extends Typing {
  infer(expr: Expr, scope: Scope): Typed {
    switch (expr.kind) {
      case "literal":
        return literalShape(expr);
      case "name":
        return this.#name(expr, scope);
      case "field":
        return this.#field(expr, scope);
      case "index":
        return this.#index(expr.of, expr.index, scope);
      case "call":
        return inferCall(this, expr, scope);
      case "each":
        return inferEach(this, expr, scope);
      case "list":
        return this.#list(expr.items, scope);
      case "record":
        return this.#record(expr.entries, scope);
      case "choose":
        return this.#choose(expr, scope);
      case "binary":
        return inferBinary(this, expr, scope);
      case "unary":
        if (expr.op === "!") {
          this.yesNo(expr.of, this.infer(expr.of, scope));
          return yesNo;
        }
        return this.#negated(expr.of, scope);
    }
  }

  /** The opposite of a whole number is whole. */
  #negated(of: Expr, scope: Scope): Typed {
    const value = this.infer(of, scope);
    const { shape, optional } = this.number(of, value);
    const integer = value.shape.type === "number" && value.shape.integer === true;
    return { shape: integer ? { type: "number", integer } : shape, optional };
  }

  #name(expr: NameExpr, scope: Scope): Typed {
    const value = scope.get(expr.name);
    if (value !== undefined) return value;
    if (scope.isStranger(expr.name)) return this.report("not_an_ancestor", expr, { step: expr.name });
    const meant = nearest(expr.name, scope.names());
    return this.report(
      "formula_unknown_name",
      expr,
      { name: expr.name, meant: meant ?? "" },
      meant === null ? [] : [["use_suggestion", expr, { ...expr, name: meant }]],
    );
  }

  #field(expr: FieldExpr, scope: Scope): Typed {
    const of = this.infer(expr.of, scope);
    const value = fieldOf(of, expr.name);
    if (value !== null) return value;
    const item = itemOf(of);
    const inItem = item && fieldOf(item, expr.name);
    if (inItem) return this.#fieldOfList(expr, inItem, scope);
    if (of.shape.type !== "object") return this.report("formula_unknown_field", expr, { field: expr.name, meant: "", actual: wordFor(of.shape.type) });
    const meant = nearest(expr.name, Object.keys(of.shape.properties));
    return this.report(
      "formula_unknown_field",
      expr,
      { field: expr.name, meant: meant ?? "", actual: "" },
      meant === null ? [] : [["use_suggestion", expr, { ...expr, name: meant }]],
    );
  }

  /** `order.lines.title`: which of the lines is for the person to say. */
  #fieldOfList(expr: FieldExpr, value: Typed, scope: Scope): Typed {
    const as = ["item", "row", "each_item", "one"].find((name) => scope.get(name) === undefined) ?? "item";
    const all = mapped(expr.of, as, (item) => fieldExpr(item, expr.name));
    const fixes: [FixLabel, Expr, Expr][] = [
      ["take_first", expr.of, call("first", expr.of)],
      ["take_last", expr.of, call("last", expr.of)],
    ];
    if (["string", "number", "boolean"].includes(value.shape.type))
      fixes.push(["join_list", expr, call("join", all, { kind: "literal", value: ", ", at: 0, end: 0 })]);
    if (value.shape.type === "number") fixes.push(["sum_list", expr, call("sum", all)]);
    return this.report("list_into_single", expr, { field: expr.name, expected: wordFor(value.shape.type) }, fixes);
  }

  #index(of: Expr, at: Expr, scope: Scope): Typed {
    const list = this.infer(of, scope);
    const position = this.infer(at, scope);
    const { type } = list.shape;
    if (type === "object") {
      if (position.shape.type !== "string" && position.shape.type !== "unknown") this.mismatch(at, position, "string");
      return list.shape.type === "object" && list.shape.additional ? maybe(typed(list.shape.additional, true)) : anything;
    }
    if (type !== "array" && type !== "unknown") return this.mismatch(of, list, "array");
    if (type === "array") this.number(at, position);
    return maybe(itemOf(list) ?? anything);
  }

  /** The items of a list are of one type. */
  #list(items: readonly Expr[], scope: Scope): Typed {
    let all: Shape = { type: "null" };
    for (const item of items) {
      const { shape } = this.infer(item, scope);
      const merged: Shape = shape.type === "null" ? all : mergeShapes(all, shape);
      if (merged.type === "unknown" && all.type !== "unknown" && shape.type !== "unknown") {
        this.report("formula_wrong_argument", item, { expected: wordFor(all.type), actual: wordFor(shape.type) });
      } else all = merged;
    }
    return { shape: { type: "array", items: all.type === "null" ? noEvidence : typed(all, false).shape }, optional: false };
  }

  #record(entries: readonly { key: string; value: Expr }[], scope: Scope): Typed {
    const properties: { [key: string]: Shape } = Object.create(null);
    const required: string[] = [];
    for (const { key, value } of entries) {
      const of = this.infer(value, scope);
      properties[key] = of.shape;
      if (!of.optional) required.push(key);
    }
    return { shape: { type: "object", properties, required }, optional: false };
  }

  #choose(expr: Extract<Expr, { kind: "choose" }>, scope: Scope): Typed {
    this.yesNo(expr.test, this.infer(expr.test, scope));
    const yes = this.infer(expr.yes, knowing(scope, factsOf(expr.test, true)));
    const no = this.infer(expr.no, knowing(scope, factsOf(expr.test, false)));
    const shape = mergeShapes(yes.shape, no.shape);
    if (shape.type === "unknown" && yes.shape.type !== "unknown" && no.shape.type !== "unknown") return this.mismatch(expr.no, no, yes.shape.type);
    return typed(shape, yes.optional || no.optional);
  }
}

function literalShape(expr: LiteralExpr): Typed {
  const { value } = expr;
  if (value === null) return { shape: { type: "null" }, optional: true };
  if (typeof value === "string") return { shape: { type: "string", enum: [value], maxLength: [...value].length }, optional: false };
  if (typeof value === "boolean") return yesNo;
  if (isExact(value)) return number;
  return { shape: Number.isInteger(value) ? { type: "number", integer: true } : { type: "number" }, optional: false };
}
