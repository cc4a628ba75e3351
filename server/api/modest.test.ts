import { expect, test } from "vitest";
import { isModest } from "./modest.ts";

const nested = (levels: number): unknown => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);

test.each([[undefined], [null], [1], ["text"], [[]], [{ a: [{ b: "c" }] }], [nested(65)]])("%j is of ordinary size", (input) => {
  expect(isModest(input)).toBe(true);
});

test("what is nested too deep is noticed, without overflowing a stack", () => {
  expect(isModest(nested(66))).toBe(false);
  expect(isModest(nested(100_000))).toBe(false);
});

test("what has too many fields is noticed", () => {
  expect(isModest(Array(199_999).fill(0))).toBe(true);
  expect(isModest(Array(200_000).fill(0))).toBe(false);
});
