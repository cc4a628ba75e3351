import { describe, expect, it } from "vitest";
import type { Shape } from "../shape.ts";
import type { Typed } from "../shape-typed.ts";
import { isNumeric, numberText, type Value } from "../value.ts";
import { checkFormula } from "./check-formula.ts";
import { compileFormula } from "./formula.ts";
import { scopeOf } from "./scope.ts";

const orderShape: Shape = {
  type: "object",
  properties: {
    id: { type: "number", integer: true },
    name: { type: "string" },
    email: { type: "string", format: "email", nullable: true },
    price: { type: "string", format: "decimal" },
    total: { type: "number" },
    paid: { type: "boolean" },
    status: { type: "string", enum: ["paid", "pending"] },
    created: { type: "string", format: "date-time" },
    note: { type: "string" },
    tags: { type: "array", items: { type: "string" } },
    lines: {
      type: "array",
      items: {
        type: "object",
        properties: {
          title: { type: "string" },
          price: { type: "string", format: "decimal" },
          quantity: { type: "number", integer: true },
          sku: { type: "string" },
        },
        required: ["title", "price", "quantity"],
      },
    },
    "E-mail address": { type: "string" },
  },
  required: ["id", "name", "email", "price", "total", "paid", "status", "created", "tags", "lines"],
};
const order: Typed = { shape: orderShape, optional: false };
const scope = scopeOf({
  order,
  invoice: { shape: { type: "object", properties: { number: { type: "string" } }, required: ["number"] }, optional: true },
  hook: { shape: { type: "unknown" }, optional: false },
});

const data: { [name: string]: Value } = {
  order: {
    id: { "\u0000exact": "820982911946154508" },
    name: "#1042",
    email: "ADA@example.com",
    price: "9.95",
    total: 79.9,
    paid: true,
    status: "paid",
    created: "2026-11-22T23:30:00-05:00",
    note: null,
    tags: ["gift", "vip", "gift"],
    lines: [
      { title: "Mug", price: "9.95", quantity: 2, sku: "M1" },
      { title: "Tea towel", price: "14.00", quantity: 1 },
    ],
    "E-mail address": "x@y.example",
  },
};

function run(formula: string): unknown {
  const compiled = compileFormula(formula);
  if (!compiled.ok) throw new Error(`${compiled.problem.code} ${JSON.stringify(compiled.problem.params)}`);
  const result = compiled.run(data);
  if (!result.ok) return `fault ${result.fault.code} at ${result.fault.at}`;
  return result.value !== undefined && isNumeric(result.value) ? `number ${numberText(result.value)}` : result.value;
}

describe("values", () => {
  it.each<[string, unknown]>([
    ["order.name", "#1042"],
    ["order.id + 1", "number 820982911946154509"],
    ["order.total * 3", "number 239.7"],
    ["number(order.price) * 3 + 0.1", "number 29.95"],
    ["order.email.lower()", "ada@example.com"],
    ['order["E-mail address"]', "x@y.example"],
    ['"Order " + order.name', "Order #1042"],
    ["order.nothing.at.all", undefined],
    ["lower(order.note)", undefined],
    ['default(order.note, "none")', "none"],
    ['order.note == null ? "none" : order.note', "none"],
    ["has(order.note)", false],
    ["order.lines.map(l, l.title)", ["Mug", "Tea towel"]],
    ["order.lines.map(l, l.sku)", ["M1"]],
    ["sum(order.lines.map(l, number(l.price) * l.quantity))", "number 33.9"],
    ["order.lines.filter(l, l.quantity > 1).size()", "number 1"],
    ['order.lines.exists(l, l.title == "Mug")', true],
    ["order.lines.all(l, l.quantity > 1)", false],
    ["order.lines.map(l, l.quantity > 1, l.title)", ["Mug"]],
    ["order.lines.sortBy(l, l.quantity).map(l, l.title)", ["Tea towel", "Mug"]],
    ["first(order.lines).title", "Mug"],
    ["order.lines[1].title", "Tea towel"],
    ["order.lines[9].title", undefined],
    ["order.lines[-1]", undefined],
    ["last(order.tags)", "gift"],
    ["unique(order.tags)", ["gift", "vip"]],
    ['join(order.tags, ", ")', "gift, vip, gift"],
    ['"vip" in order.tags', true],
    ['"paid" == order.status && order.paid', true],
    ["!order.paid || order.total >= 79.90", true],
    ['order.note > "a"', false],
    ['!(order.note > "a")', true],
    ['lookup(order.status, {"paid": "200", "pending": "210"}, "999")', "200"],
    ['lookup("other", {"paid": "200"}, "999")', "999"],
    ['lookup(order.note, {"paid": "200"})', undefined],
    ["date(order.created)", "2026-11-22"],
    ['date(order.created, "Europe/London")', "2026-11-23"],
    ["addDays(order.created, 30)", "2026-12-22T23:30:00-05:00"],
    ['formatDate(order.created, "EEEE d MMMM yyyy, HH:mm", "Europe/London")', "Monday 23 November 2026, 04:30"],
    ['formatDate("2026-07-01", "dd/MM/yy")', "01/07/26"],
    ['addMonths("2026-01-31", 1)', "2026-02-28"],
    ['addMonths("2026-01-31", -2)', "2025-11-30"],
    ['dateDiffDays("2026-11-22", "2026-12-25")', "number 33"],
    ['dateTime("2026-07-01", "Europe/London")', "2026-07-01T00:00:00+01:00"],
    ['dateTime("2026-07-01")', "2026-07-01T00:00:00Z"],
    ['parseDate("22/11/2026", "dd/MM/yyyy")', "2026-11-22"],
    ['parseDate("3 March 2026", "d MMMM yyyy")', "2026-03-03"],
    ["fromEpoch(1795356131)", "2026-11-22T14:02:11Z"],
    ['"2026-11-22T14:00:00Z" < "2026-11-22T15:00:00+02:00"', false],
    ['part("GB-STD", 3)', "STD"],
    ['part("GB-STD", -3, 2)', "ST"],
    ['part("naïve 👍 yes", 6, 1)', "👍"],
    ['replace("1.234,50", ".", "")', "1234,50"],
    ['split("a,b", ",")', ["a", "b"]],
    ["round(1.005, 2)", "number 1.01"],
    ["fixed(79.9, 2)", "79.90"],
    ["floor(-0.5)", "number -1"],
    ["ceil(2.1)", "number 3"],
    ["min(3, 1.5, 2)", "number 1.5"],
    ["max(order.lines.map(l, l.quantity))", "number 2"],
    ["max([])", undefined],
    ["text(79.90)", "79.9"],
    ['matches("SW1A 1AA", "^[A-Z]{1,2}[0-9]")', true],
    ['isEmpty("")', true],
    ['ifEmpty("", "x")', "x"],
    ["coalesce(order.note, order.name)", "#1042"],
    ['{"a": order.name, "b": order.note}', { a: "#1042" }],
    ['["a", order.note]', ["a"]],
    ["flatten([[1], [2, 3]]).size()", "number 3"],
    ["take(order.tags, 1)", ["gift"]],
    ["7 % 4", "number 3"],
    ["-order.total", "number -79.9"],
    ["hook.anything", undefined],
  ])("%s", (formula, value) => expect(run(formula)).toEqual(value));
});

describe("faults", () => {
  it.each([
    ['number("abc")', "fault not_a_number at 0"],
    ["1 / 0", "fault divided_by_zero at 0"],
    ["1 + lower(5)", "fault wrong_type at 4"],
    ['addDays("soon", 1)', "fault not_a_date at 0"],
    ['formatDate("2026-01-01T00:00:00Z", "HH", "Mars/Base")', "fault unknown_zone at 0"],
    ["order.name * 2", "fault wrong_type at 0"],
    ['number("1e900") * number("1e900")', "fault too_many_digits at 0"],
  ])("%s", (formula, fault) => expect(run(formula)).toBe(fault));

  it("stops nested lists at the step budget", () => {
    const list = `[${Array.from({ length: 300 }, (_, i) => i).join()}]`;
    expect(run(`${list}.all(a, ${list}.all(b, ${list}.all(c, a + b + c >= 0)))`)).toMatch(/^fault too_many_steps/);
  });

  it("does not build a text past the limit", () => {
    const long = JSON.stringify("a".repeat(4_000));
    expect(run(`replace(${long}, "a", ${long})`)).toBe("fault too_much_output at 0");
  });

  it("stops a text that doubles", () => {
    const doubled = Array.from({ length: 60 }).reduce<string>((inner) => `[${inner}].map(x, x + x)[0]`, '"ab"');
    expect(run(doubled)).toMatch(/^fault too_much_output/);
  });

  it("never reaches what an object inherits", () => {
    for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
      expect(run(`order["${name}"]`)).toBeUndefined();
      expect(run(`order.name["${name}"]`)).toBeUndefined();
      expect(() => run(`${name}(order)`)).toThrow(/unknown_function|syntax/);
    }
    expect(run("toString")).toBeUndefined();
  });
});

function typed(formula: string): string {
  const { typed: of, problems } = checkFormula(formula, scope);
  if (problems.length > 0) return problems.map((problem) => `${problem.code}@${problem.at}`).join(" ");
  return `${of.shape.type}${of.shape.type === "string" && of.shape.format ? `:${of.shape.format}` : ""}${of.optional ? "?" : ""}`;
}

describe("types", () => {
  it.each([
    ["order.name", "string"],
    ["order.email", "string:email?"],
    ["order.note", "string?"],
    ["lower(order.note)", "string?"],
    ['default(order.note, "x")', "string"],
    ["order.total * 2", "number"],
    ["invoice.number", "string?"],
    ["has(invoice) ? invoice.number : order.name", "string"],
    ["has(order.note) ? order.note : order.name", "string"],
    ["order.note == null ? order.name : order.note", "string"],
    ["!has(order.note) ? order.name : order.note", "string"],
    ['isEmpty(order.note) || order.note.size() > 2 ? "x" : order.note', "string"],
    ['order.note > "a" ? order.note : order.name', "string"],
    ['has(order.note) || order.paid ? order.note : "x"', "string?"],
    ['!(has(order.note) && order.paid) ? "x" : order.note', "string"],
    ['startsWith(lower(order.note), "a") && order.paid ? order.note : "x"', "string"],
    ['order.note != "a" ? order.note : "x"', "string?"],
    ["first(order.lines.filter(l, has(l.sku)).map(l, l.sku))", "string?"],
    ["date(order.created)", "string:date"],
    ["addDays(order.created, 30)", "string:date-time"],
    ["order.lines.map(l, l.title)", "array"],
    ["first(order.lines).title", "string?"],
    ["order.lines[0].title", "string?"],
    ["hook.a.b", "unknown?"],
    ["order.paid ? order.name : null", "string?"],
    ["order.price * 2", "formula_wrong_argument@6"],
    ["2 + order.price", "formula_wrong_argument@10"],
    ['"a" + order.total', "formula_wrong_argument@12"],
    ["order.pirce", "formula_unknown_field@6"],
    ["oder.name", "formula_unknown_name@0"],
    ["lowr(order.name)", "formula_unknown_function@0"],
    ["substring(order.name, 1)", "formula_unknown_function@0"],
    ["order.lines.title", "list_into_single@12"],
    ["lower(order.tags)", "list_into_single@12"],
    ["lower(order.total)", "formula_wrong_argument@12"],
    ["order.price > 100", "formula_wrong_argument@6"],
    ['order.status == "piad"', "not_in_enum@16"],
    ['order.total == "79.90"', "formula_wrong_argument@15"],
    ["sum(order.lines.map(l, l.price))", "formula_wrong_argument@4"],
    ["order.total ? 1 : 2", "condition_not_yes_no@6"],
    ['order.paid ? 1 : "a"', "formula_wrong_argument@17"],
    ["order.lines.filter(l, l.title)", "condition_not_yes_no@24"],
    ["lower()", "formula_wrong_argument@0"],
    ["order.name.matches(order.note)", "formula_wrong_argument@25"],
    ['order.name.matches("(")', "formula_wrong_argument@19"],
    ['order.name.matches("((a{100}){100}){100}")', "formula_wrong_argument@19"],
    ["order.", "formula_syntax@6"],
    ["order.name + pirce + oder", "formula_unknown_name@13 formula_unknown_name@21"],
  ])("%s: %s", (formula, expected) => expect(typed(formula)).toBe(expected));

  it.each([
    ["order.price * 2", "convert_to_number", "number(order.price) * 2"],
    ['"Total " + order.total', "convert_to_text", '"Total " + text(order.total)'],
    ["(order.pirce + order.name).lower()", "use_suggestion", "(order.price + order.name).lower()"],
    ["order.lines.title", "take_first", "first(order.lines).title"],
    ["order.lines.title", "join_list", 'join(order.lines.map(item, item.title), ", ")'],
    ["sum(order.lines.map(l, l.price))", "convert_to_number", "sum(order.lines.map(l, l.price).map(item, number(item)))"],
    ["order.lines.quantity", "sum_list", "sum(order.lines.map(item, item.quantity))"],
  ])("mends %s by %s", (formula, label, mended) => {
    const fixes = checkFormula(formula, scope).problems.flatMap((problem) => problem.fixes);
    expect(fixes).toContainEqual({ label, formula: mended });
    expect(checkFormula(mended, scope).problems).toEqual([]);
  });
});
