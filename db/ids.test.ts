import { expect, test } from "vitest";
import { isId, lowestIdAt, newId, timeOfId } from "./ids.ts";

test("ids sort by the time they were made and tell it", () => {
  const ids = Array.from({ length: 500 }, newId);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(500);
  expect(ids.every(isId)).toBe(true);
  expect(Math.abs(timeOfId(ids[0] ?? "") - Date.now())).toBeLessThan(60_000);
});

test("the lowest id of a moment is before every id of that moment and after those of the one before", () => {
  const at = 1_790_000_000_123;
  expect(timeOfId(lowestIdAt(at))).toBe(at);
  expect(lowestIdAt(at - 1) < lowestIdAt(at)).toBe(true);
  expect(lowestIdAt(timeOfId(newId())) <= newId()).toBe(true);
});
