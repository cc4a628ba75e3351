import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getPool } from "#db/client.ts";
import { newId, type WorkspaceId } from "#db/ids.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import { settle } from "#server/env.ts";
import { dataKey, eraseDataKey, isHalfRotated, rewrapDataKeys } from "./data-key.ts";
import { addRingKey, createKeyringFile, keyring, parseKeyring, readKeyring, useKeyring } from "./keyring.ts";
import { open, seal } from "./seal.ts";

useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), "rotate-"));
const path = join(folder, "keyring");

beforeAll(() => {
  createKeyringFile(path);
  settle({ KEYRING_FILE: path });
  useKeyring(readKeyring(path), path);
});
afterAll(() => {
  settle({ KEYRING_FILE: "" });
  rmSync(folder, { recursive: true });
});

interface Sealed {
  readonly workspaceId: WorkspaceId;
  readonly subject: string;
  readonly bytes: Buffer;
}

async function sealOne(workspaceId: WorkspaceId): Promise<Sealed> {
  const subject = `connection:${newId()}`;
  return { workspaceId, subject, bytes: seal(await dataKey(workspaceId, subject), subject, Buffer.from(subject)) };
}

/** As another process would see it, which has nothing in memory. */
async function opensAfresh({ workspaceId, subject, bytes }: Sealed): Promise<boolean> {
  const { rows } = await getPool().query<{ wrapped: Buffer }>("select wrapped from data_keys where workspace_id = $1 and subject = $2", [workspaceId, subject]);
  const key = readKeyring(path).unwrap(`${workspaceId}|${subject}`, rows[0]?.wrapped ?? Buffer.alloc(0));
  return open(key, subject, bytes).toString() === subject;
}

test("keys are rotated while others are made, used and erased; nothing is lost", async () => {
  const workspaceId = await makeWorkspace();
  const before = await Promise.all(Array.from({ length: 200 }, () => sealOne(workspaceId)));
  const erased = before.slice(0, 20);
  addRingKey(path);
  const [during] = await Promise.all([
    Promise.all(Array.from({ length: 100 }, () => sealOne(workspaceId))),
    rewrapDataKeys(keyring()),
    rewrapDataKeys(keyring()),
    ...erased.map((one) => eraseDataKey(one.workspaceId, one.subject)),
  ]);
  await rewrapDataKeys(keyring());
  const kept = [...before.slice(20), ...during];
  expect(await Promise.all(kept.map(opensAfresh))).toEqual(Array(280).fill(true));
  expect(await isHalfRotated(keyring())).toBe(false);
  const { rows } = await getPool().query("select count(*) from data_keys where subject = any($1)", [erased.map(({ subject }) => subject)]);
  expect(rows).toEqual([{ count: 0 }]);
});

test("a second time changes nothing", async () => {
  const workspaceId = await makeWorkspace();
  await sealOne(workspaceId);
  addRingKey(path);
  expect(await isHalfRotated(keyring())).toBe(true);
  expect((await rewrapDataKeys(keyring())).renewed).toBeGreaterThan(0);
  const stored = async () => (await getPool().query("select wrapped from data_keys order by 1")).rows;
  const after = await stored();
  expect((await rewrapDataKeys(keyring())).renewed).toBe(0);
  expect(await stored()).toEqual(after);
});

test("a process that runs takes up a key that was put on top of the file, and one cut off halfway goes on", async () => {
  const workspaceId = await makeWorkspace();
  const one = await sealOne(workspaceId);
  const old = keyring();
  addRingKey(path);
  expect(keyring()).not.toBe(old);
  const fresh = await sealOne(workspaceId);
  expect(() => old.unwrap(`${workspaceId}|${fresh.subject}`, Buffer.alloc(80))).toThrow();
  expect(await Promise.all([one, fresh].map(opensAfresh))).toEqual([true, true]);
  expect(await isHalfRotated(keyring())).toBe(true);
  await rewrapDataKeys(keyring());
  expect(await opensAfresh(one)).toBe(true);
});

test("a ring that lacks a key changes nothing of what it cannot open", async () => {
  const workspaceId = await makeWorkspace();
  const one = await sealOne(workspaceId);
  const other = parseKeyring(`other:${Buffer.alloc(32, 7).toString("base64")}`);
  await expect(rewrapDataKeys(other)).rejects.toThrow();
  expect(await opensAfresh(one)).toBe(true);
});
