import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Shape } from "./shape.ts";
import { assign } from "./shape-assign.ts";
import { checkValue } from "./shape-check.ts";
import { mergeShapes, shapeOf, shapeOfExamples } from "./shape-of.ts";
import { EXACT, FILE, type Value } from "./value.ts";

const text: Shape = { type: "string" };
const number: Shape = { type: "number" };
const whole: Shape = { type: "number", integer: true };
const yesNo: Shape = { type: "boolean" };
const unknown: Shape = { type: "unknown" };
const list = (items: Shape): Shape => ({ type: "array", items });
const record = (properties: { [key: string]: Shape }, ...required: string[]): Shape => ({ type: "object", properties, required });

function verdict(source: Shape, target: Shape, optional = false, required = true): string {
  return assign({ shape: source, optional }, target, required)
    .map((one) => `${one.severity === "warning" ? "~" : ""}${[one.code, ...one.path].join(" ")}${one.fixes.length > 0 ? ` [${one.fixes.join()}]` : ""}`)
    .join("; ");
}

describe("assign", () => {
  it.each<[string, Shape, Shape]>([
    ["text to text", text, text],
    ["anything to text", unknown, text],
    ["text to anything", text, unknown],
    ["a whole number to a number", whole, number],
    ["the same format", { type: "string", format: "date" }, { type: "string", format: "date" }],
    ["a date to text", { type: "string", format: "date" }, text],
    ["text to e-mail", text, { type: "string", format: "email" }],
    ["choices within choices", { type: "string", enum: ["A"] }, { type: "string", enum: ["A", "B"] }],
    ["a list of the same", list(whole), list(number)],
    ["a record with more fields", record({ a: text, b: text }, "a", "b"), record({ a: text }, "a")],
    ["a record without an optional field", record({ a: text }, "a"), record({ a: text, b: text }, "a")],
    ["file to file", { type: "file" }, { type: "file" }],
  ])("%s fits", (_, source, target) => expect(verdict(source, target)).toBe(""));

  it.each<[string, Shape, Shape, string]>([
    ["number to text", number, text, "wrong_type [convert_to_text]"],
    ["yes/no to text", yesNo, text, "wrong_type [convert_to_text]"],
    ["text to number", text, number, "wrong_type [convert_to_number]"],
    ["amount to number", { type: "string", format: "decimal" }, number, "wrong_type [convert_to_number]"],
    ["date to number", { type: "string", format: "date" }, number, "wrong_type"],
    ["number to whole number", number, whole, "wrong_type [round_number]"],
    ["text to yes/no", text, yesNo, "wrong_type"],
    ["record to text", record({}), text, "wrong_type"],
    ["text to record", text, record({}), "wrong_type"],
    ["list to text", list(text), text, "list_into_single [take_first,take_last,join_list]"],
    ["list of records to text", list(record({})), text, "list_into_single"],
    ["list of numbers to number", list(number), number, "list_into_single [take_first,take_last,count_list,sum_list]"],
    ["text to list", text, list(text), "single_into_list [make_list]"],
    ["record to list of texts", record({}), list(text), "single_into_list"],
    ["items that do not fit", list(number), list(text), "wrong_type [] [each_item]"],
    ["date-time to date", { type: "string", format: "date-time" }, { type: "string", format: "date" }, "wrong_format [convert_to_date]"],
    ["text to date", text, { type: "string", format: "date" }, "~wrong_format [convert_to_date]"],
    ["text to amount", text, { type: "string", format: "decimal" }, "~wrong_format"],
    ["e-mail to date", { type: "string", format: "email" }, { type: "string", format: "date" }, "wrong_format"],
    ["country to currency", { type: "string", format: "country" }, { type: "string", format: "currency" }, "wrong_format"],
    ["other choices", { type: "string", enum: ["A", "C"] }, { type: "string", enum: ["A", "B"] }, "not_in_enum"],
    ["any text to choices", text, { type: "string", enum: ["A"] }, "~not_in_enum"],
    ["a longer text", { type: "string", maxLength: 9 }, { type: "string", maxLength: 5 }, "~too_long [cut_to_length]"],
    ["a record that lacks a field", record({ a: text }, "a"), record({ a: text, b: text }, "a", "b"), "required_missing b"],
    ["a record whose field may be missing", record({ a: text }), record({ a: text }, "a"), "maybe_missing a"],
    ["a wrong field", record({ a: record({ b: text }, "b") }, "a"), record({ a: record({ b: number }, "b") }, "a"), "wrong_type a b"],
    ["nothing", { type: "null" }, text, "required_missing"],
  ])("%s does not", (_, source, target, expected) => {
    const optional = source.type === "null";
    expect(verdict(source, target, optional)).toBe(expected);
  });

  it("tells what may be missing only where it is needed", () => {
    expect(verdict(text, text, true)).toBe("maybe_missing [set_fallback]");
    expect(verdict(text, text, true, false)).toBe("");
    expect(verdict(text, { ...text, nullable: true }, true)).toBe("");
  });
});

describe("checkValue", () => {
  it.each<[string, Shape, Value]>([
    ["text", text, "x"],
    ["exact number", number, { [EXACT]: "820982911946154508" }],
    ["exact whole number", whole, { [EXACT]: "820982911946154508" }],
    ["null where it may be", { ...text, nullable: true }, null],
    ["null in a field that need not be there", record({ a: text }), { a: null }],
    ["characters, not code units", { type: "string", maxLength: 2 }, "👍👍"],
    ["a date", { type: "string", format: "date" }, "2024-02-29"],
    ["a date-time", { type: "string", format: "date-time" }, "2026-11-22T14:02:11.5+01:00"],
    ["an unknown field", record({ a: text }), { a: "x", b: 1 }],
    ["a file", { type: "file" }, { [FILE]: { id: "f", name: "n", mediaType: "m", size: 1 } }],
    ["further fields", { type: "object", properties: {}, additional: number }, { a: 1 }],
  ])("%s fits", (_, shape, value) => expect(checkValue(shape, value)).toEqual([]));

  it.each<[string, Shape, Value, string]>([
    ["number for text", text, 1, "wrong_type"],
    ["a fraction", whole, 1.5, "wrong_type"],
    ["an exact fraction", whole, { [EXACT]: "820982911946154508.5" }, "wrong_type"],
    ["null", text, null, "required_missing"],
    ["too long", { type: "string", maxLength: 2 }, "abc", "too_long"],
    ["too short", { type: "string", minLength: 2 }, "a", "too_short"],
    ["no choice", { type: "string", enum: ["A"] }, "B", "not_in_enum"],
    ["no date", { type: "string", format: "date" }, "2026-02-29", "wrong_format"],
    ["no e-mail", { type: "string", format: "email" }, "a@b", "wrong_format"],
    ["too small", { type: "number", minimum: 1 }, 0, "out_of_range"],
    ["too many", { type: "array", items: text, maxItems: 1 }, ["a", "b"], "wrong_count"],
    ["a missing field", record({ a: text }, "a"), {}, "required_missing a"],
    ["deep inside", record({ a: list(record({ b: number })) }), { a: [{ b: 1 }, { b: "x" }] }, "wrong_type a 1 b"],
    ["a list for a record", record({}), [], "wrong_type"],
    ["a file for a record", record({}), { [FILE]: { id: "f", name: "n", mediaType: "m", size: 1 } }, "wrong_type"],
  ])("%s does not", (_, shape, value, expected) => expect(checkValue(shape, value).map((issue) => [issue.code, ...issue.path].join(" "))).toEqual([expected]));

  it("refuses unknown fields of what is sent", () => {
    expect(checkValue(record({ a: text }), { a: "x", b: 1 }, { closed: true })).toMatchObject([{ code: "unknown_field", path: ["b"] }]);
  });

  it("says no more than anyone reads", () =>
    expect(
      checkValue(
        list(text),
        Array.from({ length: 1_000 }, () => 1),
      ),
    ).toHaveLength(50));
});

const value = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Value>(null, true, 1, 1.5, "x", "2026-11-22", "a@b.example", "9.95", "2026-11-22T00:00:00Z", { [EXACT]: "12345678901234567890" }),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "__proto__", "constructor"), tie("value"), { maxKeys: 3 }),
  ),
})).value;

describe("shapeOf", () => {
  it("guesses formats", () => {
    expect(shapeOf({ day: "2026-11-22", at: "2026-11-22T00:00:00Z", mail: "a@b.example", price: "9.95", n: 1, none: null, empty: [] })).toEqual({
      type: "object",
      properties: {
        day: { type: "string", format: "date" },
        at: { type: "string", format: "date-time" },
        mail: { type: "string", format: "email" },
        price: { type: "string", format: "decimal" },
        n: { type: "number", integer: true },
        none: { type: "null" },
        empty: { type: "array", items: { type: "unknown" } },
      },
      required: ["day", "at", "mail", "price", "n", "none", "empty"],
    });
  });

  it("learns from several examples what may be missing or null", () => {
    expect(
      shapeOfExamples([
        { a: 1, b: null, c: [] },
        { b: "x", c: [1.5] },
      ]),
    ).toEqual({
      type: "object",
      properties: { a: { type: "number", integer: true }, b: { type: "string", nullable: true }, c: { type: "array", items: { type: "number" } } },
      required: ["b", "c"],
    });
  });

  it("fits the example it was made of", () => {
    fc.assert(
      fc.property(value, (v) => {
        expect(checkValue(shapeOf(v), v)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("merged, fits both examples", () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const both = shapeOfExamples([a, b]);
        expect([...checkValue(both, a), ...checkValue(both, b)]).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("is assignable to what it is merged into", () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const errors = assign({ shape: shapeOf(a), optional: false }, mergeShapes(shapeOf(a), shapeOf(b)), false).filter((one) => one.severity === "error");
        expect(errors).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
