import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { claimFolder, FolderInUse } from "./lock.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a folder has one owner until it lets go", () => {
  const claim = claimFolder(folder);
  expect(() => claimFolder(folder)).toThrow(FolderInUse);
  claim.release();
  expect(existsSync(join(folder, "lock"))).toBe(false);
  claimFolder(folder).release();
});

test("an owner that is gone is replaced", () => {
  writeFileSync(join(folder, "lock"), "4194304999 1\n");
  claimFolder(folder);
  expect(readFileSync(join(folder, "lock"), "utf8")).toMatch(new RegExp(`^${process.pid} `));
});

test("a process that merely got the number of the owner is not the owner", () => {
  writeFileSync(join(folder, "lock"), `${process.pid} 1\n`);
  claimFolder(folder);
  expect(() => claimFolder(folder)).toThrow(FolderInUse);
});

test("letting go leaves a claim of somebody else alone", () => {
  const claim = claimFolder(folder);
  writeFileSync(join(folder, "lock"), "1 1\n");
  claim.release();
  expect(readFileSync(join(folder, "lock"), "utf8")).toBe("1 1\n");
});
