import fc from "fast-check";
import { expect, it } from "vitest";
import { scopeOf } from "./expression/scope.ts";
import { invoiceShape, orderShape } from "./fixture.ts";
import type { Mapping } from "./mapping.ts";
import { checkMapping } from "./mapping-check.ts";
import { evaluateMapping } from "./mapping-compile.ts";
import { mapFormulas } from "./mapping-walk.ts";
import type { Shape } from "./shape.ts";
import { checkValue, type ValueIssue } from "./shape-check.ts";
import type { Value } from "./value.ts";

const scope = scopeOf({ order: { shape: orderShape, optional: false } });
const formulas = [
  "order.name",
  "order.email",
  "order.note",
  "lower(order.email)",
  "number(order.total)",
  "order.id",
  "order.tags",
  "order.line_items",
  "order.created_at",
  "date(order.created_at)",
  'default(order.note, "x")',
  "item.title",
  "item.quantity",
  "number(item.price)",
  "item",
  "order.line_items.map(l, l.title)",
  '"DRAFT"',
  "1",
  "order.",
  "",
];
const leaf: fc.Arbitrary<Mapping> = fc.oneof(
  fc.constantFrom(...formulas).map((formula): Mapping => ({ kind: "formula", formula })),
  fc.constantFrom<Value>("DRAFT", "x", "", 1, 2.5, null, "2026-11-22", []).map((value): Mapping => ({ kind: "literal", value })),
  fc
    .array(
      fc.oneof(
        fc.constantFrom("", "a").map((text) => ({ text })),
        fc.constantFrom(...formulas).map((formula) => ({ formula })),
      ),
      { maxLength: 2 },
    )
    .map((parts): Mapping => ({ kind: "text", parts })),
);
const line = fc.record({ description: leaf, quantity: leaf, price: leaf }, { requiredKeys: [] }).map((fields): Mapping => ({ kind: "record", fields }));
const lines: fc.Arbitrary<Mapping> = fc
  .record({
    list: fc.constantFrom("order.line_items", "order.nothing", "order.tags"),
    onlyIf: fc.constantFrom("", "item.quantity > 1", "has(item.title)"),
    item: line,
    fixed: fc.array(line, { maxLength: 1 }),
    each: fc.boolean(),
  })
  .map(({ list, onlyIf, item, fixed, each }): Mapping => (each ? { kind: "list", each: { list, as: "item", onlyIf, item }, fixed } : { kind: "list", fixed }));
const contact = fc.record({ name: leaf, email: leaf }, { requiredKeys: [] }).map((fields): Mapping => ({ kind: "record", fields }));
const invoice: fc.Arbitrary<Mapping> = fc
  .record(
    { contact: fc.oneof(contact, leaf), status: leaf, due: leaf, total: leaf, reference: leaf, lines: fc.oneof(lines, leaf) },
    { requiredKeys: ["contact", "due", "lines"] },
  )
  .map((fields): Mapping => ({ kind: "record", fields }));
/** Mostly right, so that many have no problem at all. */
const mostly = (...right: readonly string[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...right).map((formula): Mapping => ({ kind: "formula", formula })) }, { weight: 1, arbitrary: leaf });
const goodText = mostly("order.name", 'default(order.note, "x")', '"x"', "text(order.id)", 'default(first(order.tags), "")');
const goodNumber = mostly("number(order.total)", "1", "order.id * 2", "sum(order.line_items.map(l, l.quantity))");
const goodItem = fc
  .record({
    description: mostly("item.title", "lower(item.title)", "order.name"),
    quantity: mostly("item.quantity", "1"),
    price: mostly("number(item.price)", "2.5"),
  })
  .map((fields): Mapping => ({ kind: "record", fields }));
const goodLines = fc
  .record({ onlyIf: fc.constantFrom("", "item.quantity > 1", "has(item.title)"), item: goodItem })
  .map(({ onlyIf, item }): Mapping => ({ kind: "list", each: { list: "order.line_items", as: "item", onlyIf, item }, fixed: [] }));
const rightInvoice = fc
  .record({
    name: goodText,
    email: mostly("order.email", "order.note"),
    total: goodNumber,
    due: mostly("date(order.created_at)", '"2026-11-22"'),
    lines: goodLines,
  })
  .map(
    ({ name, email, total, due, lines: rows }): Mapping => ({
      kind: "record",
      fields: { contact: { kind: "record", fields: { name, email } }, total, due, lines: rows },
    }),
  );

/** Data of a shape: fields that need not be there come and go, and what may be null is. */
function dataOf(shape: Shape): fc.Arbitrary<Value> {
  const present = presentOf(shape);
  return shape.nullable ? fc.oneof(fc.constant(null), present) : present;
}

function presentOf(shape: Shape): fc.Arbitrary<Value> {
  switch (shape.type) {
    case "string":
      return textOf(shape);
    case "number":
      return shape.integer ? fc.integer({ min: -5, max: 5 }) : fc.constantFrom(0.5, 1, 1e-7);
    case "boolean":
      return fc.boolean();
    case "array":
      return fc.array(dataOf(shape.items), { maxLength: 3 });
    case "object": {
      const fields = Object.fromEntries(Object.entries(shape.properties).map(([key, inner]) => [key, dataOf(inner)]));
      return fc.record(fields, { requiredKeys: [...(shape.required ?? [])] });
    }
    default:
      return fc.constant(null);
  }
}

function textOf(shape: Extract<Shape, { type: "string" }>): fc.Arbitrary<string> {
  if (shape.format === "decimal") return fc.constantFrom("9.95", "0", "-1.50");
  if (shape.format === "date-time") return fc.constantFrom("2026-11-22T23:30:00-05:00", "2024-02-29T00:00:00Z");
  if (shape.format === "email") return fc.constant("ADA@example.com");
  return fc.constantFrom("", "x", "Tea towel");
}

const orders = dataOf(orderShape);

it("a mapping without problems gives what the target wants, of every order", () => {
  let right = 0;
  fc.assert(
    fc.property(rightInvoice, orders, (mapping, order) => {
      const { problems } = checkMapping(mapping, { shape: invoiceShape, required: true }, scope);
      // A warning says that it depends on the data.
      fc.pre(problems.length === 0);
      right += 1;
      const result = evaluateMapping(mapping, { order });
      expect(result).toMatchObject({ ok: true });
      if (result.ok) expect(checkValue(invoiceShape, result.value, { closed: true }).filter(surely)).toEqual([]);
    }),
    { numRuns: 500 },
  );
  expect(right).toBeGreaterThan(400);
});

/** How long a text is, and whether it is an address, depends on the data and is looked at when it is there. */
function surely(issue: ValueIssue): boolean {
  return issue.code !== "too_long" && !(issue.code === "wrong_format" && issue.path.at(-1) === "email");
}

it("any mapping gives a value or issues, at paths of the target", () => {
  fc.assert(
    fc.property(invoice, orders, (mapping, order) => {
      const result = evaluateMapping(mapping, { order }, invoiceShape);
      expect(result.ok || result.issues.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it("walking a mapping without a change gives the same mapping", () => {
  fc.assert(
    fc.property(invoice, (mapping) => {
      expect(mapFormulas(mapping, (formula) => formula)).toEqual(mapping);
    }),
  );
});

it("made up data fits its shape", () => {
  fc.assert(
    fc.property(orders, (order) => {
      expect(checkValue(orderShape, order)).toEqual([]);
    }),
  );
});
