import fc from "fast-check";
import { expect, test } from "vitest";
import { fromMinor, toMinor } from "./minor-units.ts";

const decimals = { JPY: 0, KWD: 3 };

test.each([
  ["79.90", "GBP", "7990"],
  ["79.9", "gbp", "7990"],
  ["80", "GBP", "8000"],
  ["0.05", "GBP", "5"],
  ["0", "GBP", "0"],
  ["-0.00", "GBP", "0"],
  ["-12.5", "EUR", "-1250"],
  ["500", "JPY", "500"],
  ["500.00", "JPY", "500"],
  ["1.234", "KWD", "1234"],
  ["007.10", "GBP", "710"],
  ["99999999999999999999.99", "GBP", "9999999999999999999999"],
])("%s %s is %s", (amount, currency, units) => {
  expect(toMinor(amount, currency, decimals)).toBe(units);
});

test.each([
  ["79.905", "GBP"],
  ["0.001", "GBP"],
  ["500.50", "JPY"],
  ["1.2345", "KWD"],
  ["1e3", "GBP"],
  ["", "GBP"],
  ["79,90", "GBP"],
  ["£79.90", "GBP"],
  ["NaN", "GBP"],
  ["5", "pounds"],
  ["5", ""],
])("%j %j is refused, never rounded", (amount, currency) => {
  expect(toMinor(amount, currency, decimals)).toBeUndefined();
});

test("there and back is the same money", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n - 10n ** 20n, max: 10n ** 20n - 1n }), fc.constantFrom("GBP", "JPY", "KWD"), (units, currency) => {
      const amount = fromMinor(String(units), currency, decimals);
      expect(toMinor(amount ?? "", currency, decimals)).toBe(String(units));
    }),
  );
});
