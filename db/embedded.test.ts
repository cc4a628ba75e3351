import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { isAlive } from "./embedded/postmaster.ts";
import { type EmbeddedDatabase, startEmbedded } from "./embedded.ts";
import { migrateDatabase } from "./migrate.ts";

let dataDir = "";
let running: EmbeddedDatabase[] = [];

// One folder for all: making the tables of an empty one is what takes long.
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "patchbay-embedded-"));
  chmodSync(dataDir, 0o711);
});
afterEach(async () => {
  for (const database of running) await database.stop();
  running = [];
});
afterAll(() => rmSync(dataDir, { recursive: true }));

async function start(): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDir, durable: false });
  running.push(database);
  return database;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

test("what was stored is there after a stop and a start", async () => {
  const first = await start();
  await ask(first.url, "create table kept as select 42 as answer");
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await ask(second.url, "select answer from kept")).toEqual([42]);
});

test("a server whose owner is gone is taken over", async () => {
  const first = await start();
  const second = await start();
  expect(second).toMatchObject({ adopted: true, pid: first.pid, url: first.url });
});

test("a server that was killed leaves nothing in the way", async () => {
  const first = await start();
  process.kill(first.pid, "SIGKILL");
  await expect.poll(() => isAlive(first.pid)).toBe(false);
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await ask(second.url, "select 1")).toEqual([1]);
});

test("it listens on loopback only, wants its password, and keeps it private", async () => {
  const { url } = await start();
  expect(await ask(url, "show listen_addresses")).toEqual(["127.0.0.1"]);
  expect(await ask(url, "show unix_socket_directories")).toEqual([""]);
  await expect(ask(Object.assign(new URL(url), { password: "guess" }).href, "select 1")).rejects.toThrow("password authentication failed");
  expect(statSync(join(dataDir, "database-password")).mode & 0o777).toBe(0o600);
});

test("a lost password file is told before anything is started, and nothing is changed", async () => {
  const { stop, folder } = await start();
  await stop();
  const file = join(dataDir, "database-password");
  renameSync(file, `${file}.away`);
  await expect(start()).rejects.toMatchObject({ name: "Error", file, message: expect.stringContaining("no password file") });
  expect(existsSync(join(folder, "postmaster.pid"))).toBe(false);
  expect(existsSync(file)).toBe(false);
  renameSync(`${file}.away`, file);
  expect(await ask((await start()).url, "select 1")).toEqual([1]);
});

test("two processes may migrate at once", async () => {
  const { url } = await start();
  await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
  expect(await ask(url, "select count(*) > 0 from drizzle.__drizzle_migrations")).toEqual([true]);
  expect(await ask(url, "select count(*) from (select hash from drizzle.__drizzle_migrations group by hash having count(*) > 1) twice")).toEqual(["0"]);
});
