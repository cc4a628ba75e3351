import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CannotOpen, open, seal } from "./seal.ts";

const key = randomBytes(32);
const bytes = fc.uint8Array({ maxLength: 2000 }).map((array) => Buffer.from(array));

test("what was sealed opens to the same bytes at the same place", () => {
  fc.assert(
    fc.property(bytes, fc.string(), (plain, aad) => {
      expect(open(key, aad, seal(key, aad, plain))).toEqual(plain);
    }),
  );
});

test("any changed bit is refused", () => {
  fc.assert(
    fc.property(bytes, fc.nat(), fc.integer({ min: 0, max: 7 }), (plain, at, bit) => {
      const sealed = seal(key, "place", plain);
      const index = at % sealed.length;
      sealed[index] = (sealed[index] ?? 0) ^ (1 << bit);
      expect(() => open(key, "place", sealed)).toThrow(CannotOpen);
    }),
  );
});

test("another place, another key and a cut value are refused", () => {
  const sealed = seal(key, "workspace-1|account-1|token", Buffer.from("secret"));
  expect(() => open(key, "workspace-2|account-1|token", sealed)).toThrow(CannotOpen);
  expect(() => open(randomBytes(32), "workspace-1|account-1|token", sealed)).toThrow(CannotOpen);
  expect(() => open(key, "workspace-1|account-1|token", sealed.subarray(0, -1))).toThrow(CannotOpen);
  expect(() => open(key, "workspace-1|account-1|token", Buffer.alloc(0))).toThrow(CannotOpen);
});

test("the same text sealed twice never looks the same, and shows nothing of itself", () => {
  const plain = Buffer.from("the same plain text");
  const first = seal(key, "place", plain);
  expect(seal(key, "place", plain).equals(first)).toBe(false);
  expect(first.includes(plain)).toBe(false);
});
