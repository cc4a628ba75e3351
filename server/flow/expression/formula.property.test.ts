import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Shape } from "../shape.ts";
import { checkValue } from "../shape-check.ts";
import { EXACT, type Value } from "../value.ts";
import { Budget } from "./budget.ts";
import { checkFormula } from "./check-formula.ts";
import { compileFormula } from "./formula.ts";
import { functionNames } from "./functions.ts";
import { parseFormula } from "./parse.ts";
import { printFormula } from "./print.ts";
import { scopeOf } from "./scope.ts";
import { type BinaryOp, type Expr, eachVerbs } from "./syntax.ts";

const shape: Shape = {
  type: "object",
  properties: {
    id: { type: "number", integer: true },
    total: { type: "number" },
    price: { type: "string", format: "decimal" },
    name: { type: "string" },
    note: { type: "string", nullable: true },
    phone: { type: "string" },
    paid: { type: "boolean" },
    day: { type: "string", format: "date" },
    at: { type: "string", format: "date-time" },
    tags: { type: "array", items: { type: "string" } },
    counts: { type: "array", items: { type: "number" } },
    lines: {
      type: "array",
      items: {
        type: "object",
        properties: { title: { type: "string" }, sku: { type: "string" }, count: { type: "number", integer: true } },
        required: ["title", "count"],
      },
    },
  },
  required: ["id", "total", "price", "name", "note", "paid", "day", "at", "tags", "counts", "lines"],
};
const scope = scopeOf({ o: { shape, optional: false }, any: { shape: { type: "unknown" }, optional: true } });

const data: { readonly [name: string]: Value } = {
  o: {
    id: { [EXACT]: "820982911946154508" },
    total: 79.9,
    price: "9.95",
    name: "Ada \u{1f44d}",
    note: null,
    paid: true,
    day: "2026-11-22",
    at: "2026-11-22T23:30:00-05:00",
    tags: ["a", "b"],
    counts: [1, 2.5, -3],
    lines: [
      { title: "Mug", sku: "M", count: 2 },
      { title: "Towel", count: 1 },
    ],
  },
  any: { x: [1, "a", null], y: "text" },
};

const place = { at: 0, end: 0 };
const ops: readonly BinaryOp[] = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "in"];
const literal = fc
  .oneof(
    fc.constantFrom<string | number | boolean | null>(null, true, false, "", "a", 'q"\\\n', "2026-01-31", "Europe/London", "dd/MM/yyyy", "[a-z]+", "\u0000"),
    fc.integer({ min: 0, max: 1_000 }),
    fc.constantFrom(0.1, 1e-7, 1e21, 9.95),
  )
  .map((value): Expr => ({ kind: "literal", value, ...place }));
const name = fc.constantFrom("o", "any", "x", "y", "nowhere").map((text): Expr => ({ kind: "name", name: text, ...place }));
const path = fc
  .constantFrom(...Object.keys(shape.properties), "nope", "E-mail", "in")
  .map((key): Expr => ({ kind: "field", of: { kind: "name", name: "o", ...place }, name: key, ...place }));

const anyExpr = fc.letrec<{ expr: Expr }>((tie) => {
  const inner = tie("expr");
  return {
    expr: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      path,
      literal,
      name,
      fc.tuple(inner, fc.constantFrom("title", "count", "sku", "true")).map(([of, key]): Expr => ({ kind: "field", of, name: key, ...place })),
      fc
        .tuple(fc.constantFrom(...functionNames), fc.array(inner, { maxLength: 3 }), fc.boolean())
        .map(([fn, args, method]): Expr => ({ kind: "call", name: fn, args, method: method && args.length > 0, ...place })),
      fc
        .tuple(fc.constantFrom(...functionNames), fc.array(fc.oneof(path, literal), { minLength: 1, maxLength: 3 }))
        .map(([fn, args]): Expr => ({ kind: "call", name: fn, args, method: false, ...place })),
      fc.tuple(fc.constantFrom(...eachVerbs), inner, fc.constantFrom("x", "y", "o"), inner, fc.boolean()).map(
        ([verb, list, as, body, where]): Expr => ({
          kind: "each",
          verb,
          list,
          as,
          where: verb === "map" && where ? { kind: "literal", value: true, ...place } : null,
          body,
          ...place,
        }),
      ),
      fc.array(inner, { maxLength: 3 }).map((items): Expr => ({ kind: "list", items, ...place })),
      fc
        .uniqueArray(fc.record({ key: fc.constantFrom("a", "b", "é"), value: inner }), { maxLength: 2, selector: (entry) => entry.key })
        .map((entries): Expr => ({ kind: "record", entries, ...place })),
      fc.tuple(inner, inner, inner).map(([test, yes, no]): Expr => ({ kind: "choose", test, yes, no, ...place })),
      fc.tuple(fc.constantFrom(...ops), inner, inner).map(([op, left, right]): Expr => ({ kind: "binary", op, left, right, ...place })),
      fc.tuple(inner, inner).map(([of, at]): Expr => ({ kind: "index", of, index: at, ...place })),
      inner.map((of): Expr => ({ kind: "unary", op: "!", of, ...place })),
      path.map((of): Expr => ({ kind: "unary", op: "-", of, ...place })),
    ),
  };
}).expr;

/** Without places, and with what the parser writes in one way only. */
function bare(expr: unknown): unknown {
  return JSON.parse(JSON.stringify(expr, (key, value) => (key === "at" || key === "end" ? undefined : value)));
}

describe("any formula", () => {
  it("is printed as text that reads back the same", () => {
    fc.assert(
      fc.property(anyExpr, (expr) => {
        const parsed = parseFormula(printFormula(expr));
        fc.pre(parsed.ok);
        const again = parseFormula(printFormula(parsed.ok ? parsed.expr : expr));
        expect(again.ok && bare(again.expr)).toEqual(parsed.ok && bare(parsed.expr));
      }),
      { numRuns: 1_000 },
    );
  });

  it("can be read when it was printed", () => {
    fc.assert(
      fc.property(anyExpr, (expr) => parseFormula(printFormula(expr)).ok),
      { numRuns: 1_000 },
    );
  });

  it("ends, throws nothing, and changes nothing", () => {
    const before = JSON.stringify(data);
    fc.assert(
      fc.property(anyExpr, (expr) => {
        const compiled = compileFormula(printFormula(expr));
        const result = compiled.ok ? compiled.run(data, new Budget(10_000)) : null;
        checkFormula(printFormula(expr), scope);
        expect(result === null || result.ok || result.fault.code !== undefined).toBe(true);
      }),
      { numRuns: 1_500 },
    );
    expect(JSON.stringify(data)).toBe(before);
  });

  it("gives what its type says: no other shape, nothing missing that is not optional, no fault of type", () => {
    let right = 0;
    fc.assert(
      fc.property(anyExpr, (expr) => {
        const formula = printFormula(expr);
        const checked = checkFormula(formula, scope);
        fc.pre(checked.problems.length === 0);
        const compiled = compileFormula(formula);
        if (!compiled.ok) throw new Error(`checked but not compiled: ${formula}`);
        const result = compiled.run(data);
        right += 1;
        if (!result.ok) {
          const excused = /\bany\b/.test(formula) ? [] : ["wrong_type"];
          expect(excused, formula).not.toContain(result.fault.code);
          return;
        }
        if (result.value === undefined) expect(checked.typed.optional, formula).toBe(true);
        else if (!/\bany\b/.test(formula)) expect(checkValue(checked.typed.shape, result.value).filter(isTypeIssue), formula).toEqual([]);
      }),
      { numRuns: 3_000, maxSkipsPerRun: 1_000 },
    );
    expect(right).toBeGreaterThan(500);
  });

  it("made of any characters is read or refused", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."o.abc()[]{}\"'+-*/%<>=!&|?:, 01\\\n#é\u0000".split("")), maxLength: 40 }), (text) => {
        const parsed = parseFormula(text);
        return parsed.ok ? parseFormula(printFormula(parsed.expr)).ok : parsed.at >= 0 && parsed.at <= text.length;
      }),
      { numRuns: 3_000 },
    );
  });
});

function isTypeIssue(issue: { readonly code: string }): boolean {
  return ["wrong_type", "required_missing", "wrong_format", "not_in_enum", "too_long"].includes(issue.code);
}
