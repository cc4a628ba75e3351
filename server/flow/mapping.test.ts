import { describe, expect, it } from "vitest";
import { Budget } from "./expression/budget.ts";
import { scopeOf } from "./expression/scope.ts";
import { formula, invoiceMapping, invoiceShape, orderShape } from "./fixture.ts";
import { printJson } from "./json.ts";
import type { Mapping } from "./mapping.ts";
import { checkMapping } from "./mapping-check.ts";
import { compileMapping, evaluateMapping } from "./mapping-compile.ts";
import { mappingAt, setAt } from "./mapping-edit.ts";
import type { Shape } from "./shape.ts";

const order = {
  id: { "\u0000exact": "820982911946154508" },
  name: "#1042",
  email: "ADA@example.com",
  total: "33.90",
  created_at: "2026-11-22T14:02:11+00:00",
  tags: [],
  line_items: [
    { title: "Mug", price: "9.95", quantity: 2 },
    { title: "Tea towel", price: "14.00", quantity: 1 },
  ],
};

const record = (fields: { readonly [key: string]: Mapping }): Mapping => ({ kind: "record", fields });

describe("evaluating", () => {
  it("maps an order to an invoice", () => {
    expect(evaluateMapping(invoiceMapping, { order }, invoiceShape)).toEqual({
      ok: true,
      value: {
        contact: { name: "Customer of #1042", email: "ada@example.com" },
        due: "2026-12-22",
        status: "DRAFT",
        total: 33.9,
        lines: [
          { description: "Mug", quantity: 2, price: 9.95 },
          { description: "Tea towel", quantity: 1, price: 14 },
          { description: "Postage", quantity: 1, price: 3.95 },
        ],
      },
    });
  });

  it.each<[string, Mapping, unknown]>([
    ["a missing value leaves its field out", record({ a: formula("order.note"), b: formula("order.name") }), { b: "#1042" }],
    ["a group without any value is left out", record({ a: record({ b: formula("order.note") }), c: record({}) }), { c: {} }],
    ["missing pills join as nothing", record({ a: { kind: "text", parts: [{ text: "x " }, { formula: "order.note" }] } }), { a: "x " }],
    ["pills that are all missing give nothing", record({ a: { kind: "text", parts: [{ formula: "order.note" }] } }), {}],
    ["numbers in texts are their digits", { kind: "text", parts: [{ formula: "order.id" }, { text: "/" }, { formula: "1.50" }] }, "820982911946154508/1.5"],
    ["a missing list is left out", record({ a: { kind: "list", each: { list: "order.nothing", as: "i", item: formula("i") }, fixed: [] } }), {}],
    ["an empty list stays empty", record({ a: { kind: "list", each: { list: "order.tags", as: "i", item: formula("i") }, fixed: [] } }), { a: [] }],
    [
      "only if, sorted by, fixed rows",
      {
        kind: "list",
        each: {
          list: "order.line_items",
          as: "i",
          onlyIf: "i.quantity > 0",
          sortBy: { formula: "number(i.price)", descending: true },
          item: formula("i.title"),
        },
        fixed: [{ kind: "literal", value: "Postage" }],
      },
      ["Tea towel", "Mug", "Postage"],
    ],
    [
      "lists in lists see both items",
      {
        kind: "list",
        each: {
          list: "order.line_items",
          as: "a",
          item: { kind: "list", each: { list: "order.line_items", as: "b", item: formula("a.title + b.title") }, fixed: [] },
        },
        fixed: [],
      },
      [
        ["MugMug", "MugTea towel"],
        ["Tea towelMug", "Tea towelTea towel"],
      ],
    ],
    ["exact numbers stay exact", record({ id: formula("order.id") }), { id: { "\u0000exact": "820982911946154508" } }],
    ["blank formulas and texts are not mapped", record({ a: formula(" "), b: { kind: "literal", value: "" }, c: { kind: "text", parts: [{ text: "" }] } }), {}],
    ["an empty text can be sent", record({ a: formula('""') }), { a: "" }],
  ])("%s", (_, mapping, value) => expect(evaluateMapping(mapping, { order })).toEqual({ ok: true, value }));

  it("tells every field that failed, at its path", () => {
    const mapping = record({
      a: formula("number(order.name)"),
      b: { kind: "list", each: { list: "order.line_items", as: "i", item: formula("1 / (i.quantity - 1)") }, fixed: [] },
      c: formula("order."),
    });
    expect(evaluateMapping(mapping, { order })).toEqual({
      ok: false,
      issues: [
        { code: "not_a_number", path: ["a"], at: 0, params: { value: "#1042" } },
        { code: "divided_by_zero", path: ["b", "1"], at: 0, params: {} },
        { code: "broken_formula", path: ["c"], params: {} },
      ],
    });
  });

  it("checks the result against the target, and puts null where a field must be there", () => {
    const target: Shape = { type: "object", properties: { a: { type: "string", nullable: true }, b: { type: "string", maxLength: 3 } }, required: ["a"] };
    expect(evaluateMapping(record({ a: formula("order.note") }), { order }, target)).toEqual({ ok: true, value: { a: null } });
    expect(evaluateMapping(record({ a: formula("order.note"), b: formula("order.name") }), { order }, target)).toMatchObject({
      ok: false,
      issues: [{ code: "too_long", path: ["b"] }],
    });
  });

  it("refuses keys that reach a prototype", () => {
    const mapping = JSON.parse('{"kind":"record","fields":{"__proto__":{"kind":"literal","value":1},"a":{"kind":"literal","value":1}}}');
    expect(evaluateMapping(mapping, {})).toMatchObject({ ok: false, issues: [{ code: "refused_key", path: ["__proto__"] }] });
    expect(Reflect.get({}, "a")).toBeUndefined();
  });

  it("stops at its budgets", () => {
    const many = Array.from({ length: 3_000 }, () => ({ t: "x".repeat(10_000) }));
    const rows: Mapping = { kind: "list", each: { list: "many", as: "i", item: formula("i.t") }, fixed: [] };
    expect(evaluateMapping(rows, { many })).toMatchObject({ ok: false, issues: [{ code: "too_much_output" }] });
    expect(compileMapping(rows)({ many }, new Budget(100))).toMatchObject({ ok: false, issues: [{ code: "too_many_steps" }] });
  });

  it("charges formulas that work long and fail", () => {
    const many = Array.from({ length: 1_000 }, (_, i) => i);
    const rows: Mapping = { kind: "list", each: { list: "many", as: "i", item: formula("many.map(x, x + i).size() / 0") }, fixed: [] };
    const result = compileMapping(rows)({ many }, new Budget(20_000));
    expect(result.ok ? [] : result.issues.at(-1)).toMatchObject({ code: "too_many_steps" });
    expect(evaluateMapping(rows, { many })).toMatchObject({ ok: false, issues: { length: 50 } });
  });

  it("passes a whole record on, prototype keys as plain data", () => {
    const hook = Object.assign(Object.create(null), JSON.parse('{"a":1}'));
    Reflect.defineProperty(hook, "__proto__", { value: { polluted: 1 }, enumerable: true });
    const result = evaluateMapping(formula("hook"), { hook });
    expect(result.ok && printJson(result.value)).toBe('{"a":1,"__proto__":{"polluted":1}}');
  });
});

const scope = scopeOf({ order: { shape: orderShape, optional: false } });

function problems(mapping: Mapping, shape: Shape, required = true): readonly string[] {
  return checkMapping(mapping, { shape, required }, scope).problems.map(
    ({ code, path, severity, slot }) => `${severity === "warning" ? "~" : ""}${code} ${[...path, ...(slot === undefined ? [] : [`(${slot})`])].join(".")}`,
  );
}

describe("checking", () => {
  it("finds nothing wrong with a right mapping", () => expect(problems(invoiceMapping, invoiceShape)).toEqual([]));

  it.each<[string, Mapping, Shape, readonly string[]]>([
    ["nothing mapped", record({}), invoiceShape, ["required_missing contact.name", "required_missing due", "required_missing lines"]],
    ["a group half mapped", setAt(invoiceMapping, ["contact", "name"], null), invoiceShape, ["required_missing contact.name"]],
    ["an unknown field", setAt(invoiceMapping, ["colour"], formula("order.name")), invoiceShape, ["unknown_field colour"]],
    ["text into number", setAt(invoiceMapping, ["total"], formula("order.total")), invoiceShape, ["wrong_type total"]],
    ["date-time into date", setAt(invoiceMapping, ["due"], formula("order.created_at")), invoiceShape, ["wrong_format due"]],
    ["a maybe missing into required", setAt(invoiceMapping, ["contact", "name"], formula("order.note")), invoiceShape, ["maybe_missing contact.name"]],
    ["a list into one", setAt(invoiceMapping, ["contact", "name"], formula("order.tags")), invoiceShape, ["list_into_single contact.name"]],
    ["one into a list", setAt(invoiceMapping, ["lines"], formula("order.name")), invoiceShape, ["single_into_list lines"]],
    [
      "a list whose items do not fit",
      setAt(invoiceMapping, ["lines"], formula("order.line_items")),
      invoiceShape,
      ["required_missing lines.[].description", "wrong_type lines.[].price"],
    ],
    ["a literal that is no option", setAt(invoiceMapping, ["status"], { kind: "literal", value: "PAID" }), invoiceShape, ["not_in_enum status"]],
    ["a text that may be no option", setAt(invoiceMapping, ["status"], formula("order.name")), invoiceShape, ["~not_in_enum status"]],
    ["a literal too long", setAt(invoiceMapping, ["reference"], { kind: "literal", value: "x".repeat(21) }), invoiceShape, ["too_long reference"]],
    ["a broken formula", setAt(invoiceMapping, ["total"], formula("order.totl")), invoiceShape, ["formula_unknown_field total"]],
    ["the item outside its list", setAt(invoiceMapping, ["reference"], formula("item.title")), invoiceShape, ["formula_unknown_name reference"]],
    [
      "a wrong header",
      setAt(invoiceMapping, ["lines"], { kind: "list", each: { list: "order.name", as: "item", onlyIf: "order.name", item: formula("1") }, fixed: [] }),
      invoiceShape,
      ["single_into_list lines.(list)", "condition_not_yes_no lines.(onlyIf)", "wrong_type lines.[]"],
    ],
    ["a wrong fixed row", setAt(invoiceMapping, ["lines", "+0", "price"], { kind: "literal", value: "3.95" }), invoiceShape, ["wrong_type lines.+0.price"]],
    ["a pill that is a list", { kind: "text", parts: [{ text: "a" }, { formula: "order.tags" }] }, { type: "string" }, ["list_into_single (1)"]],
    ["an empty text where one is needed", { kind: "literal", value: "" }, { type: "string" }, ["required_missing "]],
    [
      "what the header has asked for",
      { kind: "list", each: { list: "[order, order]", as: "one", onlyIf: "has(one.note)", item: formula("one.note") }, fixed: [] },
      { type: "array", items: { type: "string" } },
      [],
    ],
    ["nothing where nothing may be", { kind: "literal", value: null }, { type: "string", nullable: true }, []],
  ])("%s", (_, mapping, shape, expected) => expect(problems(mapping, shape)).toEqual(expected));

  it.each<[Mapping, Shape, string, string]>([
    [formula("order.total"), { type: "number" }, "convert_to_number", "number(order.total)"],
    [formula("order.id"), { type: "string" }, "convert_to_text", "text(order.id)"],
    [formula("order.created_at"), { type: "string", format: "date" }, "convert_to_date", "date(order.created_at)"],
    [formula("order.note"), { type: "string" }, "set_fallback", 'default(order.note, "n/a")'],
    [formula("order.note"), { type: "string", enum: ["A", "B"] }, "set_fallback", 'default(order.note, "A")'],
    [formula("order.tags"), { type: "string" }, "take_first", "first(order.tags)"],
    [formula("order.tags"), { type: "string" }, "join_list", 'join(order.tags, ", ")'],
    [formula("order.line_items"), { type: "number" }, "count_list", "count(order.line_items)"],
    [formula("number(order.total)"), { type: "number", integer: true }, "round_number", "round(number(order.total))"],
    [formula("order.name"), { type: "array", items: { type: "string" } }, "make_list", "[order.name]"],
    [{ kind: "text", parts: [{ formula: "order.note" }] }, { type: "string" }, "set_fallback", 'default(order.note, "n/a")'],
  ])("mends %j for %j by %s", (mapping, shape, label, mended) => {
    const fixes = checkMapping(mapping, { shape, required: true }, scope).problems.flatMap((problem) => problem.fixes);
    expect(fixes).toContainEqual({ label, mapping: formula(mended) });
    expect(problems(formula(mended), shape)).not.toEqual(expect.arrayContaining([...problems(mapping, shape)]));
  });
});

describe("places", () => {
  it.each([[["contact", "name"]], [["lines", "[]", "price"]], [["lines", "+0"]], [["lines", "+1", "price"]], [["new", "deep", "[]", "x"]], [[]]])(
    "sets and finds %j",
    (path) => {
      const part: Mapping = { kind: "literal", value: "here" };
      const changed = setAt(invoiceMapping, path, part);
      expect(mappingAt(changed, path)).toEqual(part);
    },
  );

  it("takes a field away", () => {
    expect(mappingAt(setAt(invoiceMapping, ["contact", "email"], null), ["contact", "email"])).toBeNull();
    expect(mappingAt(setAt(invoiceMapping, ["lines", "+0"], null), ["lines", "+0"])).toBeNull();
  });
});
