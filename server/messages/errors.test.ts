import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { errorMessage, isErrorCode } from "./errors.ts";

const root = join(import.meta.dirname, "..", "..");
const sources = globSync("server/**/*.ts", { cwd: root }).filter((path) => !path.endsWith(".test.ts"));
const raised = sources.flatMap((path) =>
  [...readFileSync(join(root, path), "utf8").matchAll(/new AppError\(\s*"\w+",\s*"(\w+)"/g)].map(([, code = ""]) => ({ path, code })),
);

test("every error that a room raises has its words", () => {
  expect(raised.length).toBeGreaterThan(15);
  expect(raised.filter(({ code }) => !isErrorCode(code))).toEqual([]);
});

test("an error says what, why, what is safe and what is next, in whole sentences", () => {
  for (const { code } of raised) {
    const parts = errorMessage(code, { reason: "It is not a flow.", fields: "name: too long", who: "Sam" });
    for (const part of Object.values(parts)) expect(part).not.toMatch(/[!{}]|oops/i);
    expect(Object.values(parts).every((part) => part.length > 3)).toBe(true);
  }
});

test("a code without words is a fault of ours, and params are only filled in once", () => {
  expect(errorMessage("never_heard_of", { id: "7" }).why).toContain("7");
  expect(errorMessage("draft_changed", { who: "{when}", when: "14:02 UTC" }).what).toBe("{when} changed this flow at 14:02 UTC.");
});
