import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createKeyringFile, parseKeyring, readKeyring } from "./keyring.ts";
import { CannotOpen } from "./seal.ts";

const line = (id: string): string => `${id}:${randomBytes(32).toString("base64")}`;
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "keyring-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a key added on top writes, the older ones still read", () => {
  const old = line("k1");
  const dataKey = randomBytes(32);
  const wrapped = parseKeyring(old).wrap("workspace-1", dataKey);
  const rotated = parseKeyring(`# newest first\n${line("k2")}\n${old}\n`);
  expect(rotated.unwrap("workspace-1", wrapped)).toEqual(dataKey);
  expect(rotated.isOld(wrapped)).toBe(true);
  expect(rotated.isOld(rotated.wrap("workspace-1", dataKey))).toBe(false);
});

test("a data key opens only at its place and only with its key", () => {
  const ring = parseKeyring(line("k1"));
  const wrapped = ring.wrap("workspace-1", randomBytes(32));
  expect(() => ring.unwrap("workspace-2", wrapped)).toThrow(CannotOpen);
  expect(() => parseKeyring(line("k1")).unwrap("workspace-1", wrapped)).toThrow(CannotOpen);
  expect(() => parseKeyring(line("k9")).unwrap("workspace-1", wrapped)).toThrow(CannotOpen);
});

test.each([
  ["nothing", "\n", "holds no key"],
  ["a short key", `k1:${randomBytes(16).toString("base64")}`, "Line 1"],
  ["no id", `:${randomBytes(32).toString("base64")}`, "Line 1"],
  ["the same id twice", `${line("k1")}\n${line("k1")}`, "twice"],
])("a ring with %s is refused", (_, text, reason) => {
  expect(() => parseKeyring(text)).toThrow(reason);
});

test("a refusal never repeats the line it refuses", () => {
  const secret = randomBytes(31).toString("base64");
  expect(() => parseKeyring(`k1:${secret}`)).toThrow(expect.objectContaining({ message: expect.not.stringContaining(secret) }));
});

test("a new file is private and usable; a second one is not written over it", () => {
  const path = join(folder, "keyring");
  createKeyringFile(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const ring = readKeyring(path);
  const dataKey = randomBytes(32);
  expect(ring.unwrap("w", ring.wrap("w", dataKey))).toEqual(dataKey);
  expect(() => createKeyringFile(path)).toThrow("EEXIST");
});

test("a file others may read is refused with the cure", () => {
  const path = join(folder, "keyring");
  writeFileSync(path, line("k1"));
  chmodSync(path, 0o640);
  expect(() => readKeyring(path)).toThrow(`chmod 600 ${path}`);
});

test("a missing file is refused", () => {
  expect(() => readKeyring(join(folder, "none"))).toThrow("missing");
});
