import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  absolute,
  add,
  compare,
  DividedByZero,
  decimalText,
  divide,
  multiply,
  type Numeric,
  negate,
  parseDecimal,
  remainder,
  round,
  subtract,
  TooManyDigits,
  wholeBelow,
} from "./decimal.ts";
import { EXACT, numberFromText, numberText } from "./value.ts";

const n = (text: string): Numeric => numberFromText(text);
const show = (value: Numeric) => numberText(value);

describe("decimal numbers", () => {
  it.each([
    ["0.1 + 0.2", add(n("0.1"), n("0.2")), "0.3"],
    ["9.95 × 3", multiply(n("9.95"), 3), "29.85"],
    ["1.005 × 100", multiply(n("1.005"), 100), "100.5"],
    ["9007199254740991 + 2", add(9007199254740991, 2), "9007199254740993"],
    ["an id + 1", add(n("820982911946154508"), 1), "820982911946154509"],
    ["1 / 8", divide(1, 8), "0.125"],
    ["1 / 3", divide(1, 3), "0.33333333333333333333"],
    ["7 % -3", remainder(7, -3), "1"],
    ["-7.5 % 2", remainder(-7.5, 2), "-1.5"],
    ["0.3 - 0.1", subtract(0.3, 0.1), "0.2"],
    ["-0", negate(0), "0"],
    ["0 × -1", multiply(0, -1), "0"],
    ["|-1.5|", absolute(-1.5), "1.5"],
    ["round 1.005", round(n("1.005"), 2), "1.01"],
    ["round 2.5", round(2.5, 0), "3"],
    ["round -2.5", round(-2.5, 0), "-3"],
    ["round to hundreds", round(1250, -2), "1300"],
    ["floor -0.5", wholeBelow(-0.5), "-1"],
    ["floor of an exact", wholeBelow(n("-820982911946154508.5")), "-820982911946154509"],
  ])("%s", (_, value, text) => expect(show(value)).toBe(text));

  it.each([
    ["12.50", "12.5"],
    [" -3 ", "-3"],
    ["+1", "1"],
    [".5", "0.5"],
    ["1.", "1"],
    ["1e3", "1000"],
    ["12345678901234567890.5", "12345678901234567890.5"],
  ])("reads %j", (text, value) => expect(show(parseDecimal(text) ?? Number.NaN)).toBe(value));

  it.each(["", "abc", "1,5", "1 000", "£5", "0x10", "NaN", "Infinity", "1e", "--1", "."])("does not read %j", (text) => expect(parseDecimal(text)).toBeNull());

  it("pads money", () => {
    expect(decimalText(79.9, 2)).toBe("79.90");
    expect(decimalText(n("1e21"))).toBe("1000000000000000000000");
  });

  it("refuses to build huge numbers", () => {
    expect(() => add({ [EXACT]: "1e1000000" }, 1)).toThrow(TooManyDigits);
    expect(() => parseDecimal("1e999999999")).toThrow(TooManyDigits);
    const large = { [EXACT]: `1${"0".repeat(600)}` };
    expect(() => multiply(large, large)).toThrow(TooManyDigits);
    expect(() => divide(1, 0)).toThrow(DividedByZero);
    expect(() => remainder(1, 0)).toThrow(DividedByZero);
  });
});

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => n(decimalText(divide(n(String(digits)), 10 ** places))));

describe("laws", () => {
  it("adding and taking away gives back the number", () => {
    fc.assert(fc.property(decimal, decimal, (a, b) => compare(subtract(add(a, b), b), a) === 0));
  });
  it("products distribute over sums", () => {
    fc.assert(fc.property(decimal, decimal, decimal, (a, b, c) => compare(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c))) === 0));
  });
  it("its text reads back as the same number", () => {
    fc.assert(fc.property(decimal, (a) => compare(parseDecimal(decimalText(a)) ?? Number.NaN, a) === 0));
  });
});
