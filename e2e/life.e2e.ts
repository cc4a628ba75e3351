import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { isAlive } from "#db/embedded/postmaster.ts";
import { makeDataDir, type Product, runProduct, startProduct } from "./product.ts";

test.describe.configure({ mode: "default", timeout: 360_000 });

let dataDir = "";
let remove: () => void = () => undefined;
let started: Product[] = [];

test.beforeEach(() => {
  ({ dataDir, remove } = makeDataDir());
  started = [];
});
test.afterEach(async () => {
  for (const product of started) await product.end("SIGKILL");
  const pid = databasePid(dataDir);
  if (isAlive(pid)) process.kill(pid, "SIGKILL");
  await expect.poll(() => isAlive(pid)).toBe(false);
  remove();
});

async function start(env: { readonly [name: string]: string } = {}): Promise<Product> {
  const product = await startProduct({ dataDir, env });
  started.push(product);
  return product;
}

/** The process of the copy's own PostgreSQL; 0 when there is none. */
function databasePid(folder: string): number {
  const file = join(folder, "postgres", "main", "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
}

async function isWell(product: Product): Promise<boolean> {
  const answer = await fetch(`${product.url}/readyz`);
  return answer.ok;
}

test("T25: a second start on the same data refuses, says why, and leaves the first alone", async () => {
  const first = await start();
  const second = await runProduct({ dataDir });
  expect(second.code).toBe(1);
  expect(second.output).toContain(`already running on the data in ${dataDir} (process ${first.process.pid})`);
  expect(await isWell(first)).toBe(true);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test(`${signal} ends everything properly, the database too`, async () => {
    const product = await start();
    const pid = databasePid(dataDir);
    expect(isAlive(pid)).toBe(true);
    expect(await product.end(signal)).toBe(0);
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(join(dataDir, "lock"))).toBe(false);
    expect(product.output()).toContain("Everything is stored");
  });
}

test("after a kill the next start takes over what is left", async () => {
  const killed = await start();
  const pid = databasePid(dataDir);
  await killed.end("SIGKILL");
  expect(isAlive(pid)).toBe(true);
  const next = await start();
  expect(next.output()).toContain("taken over");
  expect(databasePid(dataDir)).toBe(pid);
  expect(await isWell(next)).toBe(true);
});

test("after the whole machine went down the next start simply works", async () => {
  const killed = await start();
  const pid = databasePid(dataDir);
  process.kill(pid, "SIGKILL");
  await killed.end("SIGKILL");
  await expect.poll(() => isAlive(pid)).toBe(false);
  expect(await isWell(await start())).toBe(true);
});

test("a database that dies comes back by itself", async () => {
  const product = await start();
  const pid = databasePid(dataDir);
  process.kill(pid, "SIGKILL");
  await expect.poll(() => isAlive(databasePid(dataDir)) && databasePid(dataDir) !== pid, { timeout: 30_000 }).toBe(true);
  await expect.poll(() => isWell(product), { timeout: 30_000 }).toBe(true);
  const again = databasePid(dataDir);
  expect(await product.end("SIGTERM")).toBe(0);
  expect(isAlive(again)).toBe(false);
});

test("a taken port moves to the next free one and says so", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const product = await start({ PORT: String(port) });
  other.close();
  expect(product.output()).toContain(`Port ${port} is in use`);
  expect(Number(new URL(product.url).port)).toBeGreaterThan(port);
  expect(await isWell(product)).toBe(true);
});

test("without its key ring a copy with data refuses and changes nothing; with it back, it starts", async () => {
  await (await createOwnedCopy()).end("SIGTERM");
  const keyring = join(dataDir, "keyring");
  const kept = readFileSync(keyring, "utf8");
  rmSync(keyring);
  const without = await runProduct({ dataDir });
  expect(without).toMatchObject({ code: 1, output: expect.stringContaining("Put the key ring file back from your backup") });
  expect(existsSync(keyring)).toBe(false);
  writeFileSync(keyring, `other:${Buffer.alloc(32, 7).toString("base64")}\n`, { mode: 0o600 });
  const wrong = await runProduct({ dataDir });
  expect(wrong).toMatchObject({ code: 1, output: expect.stringContaining("does not open what is stored") });
  writeFileSync(keyring, kept, { mode: 0o644 });
  chmodSync(keyring, 0o644);
  const open = await runProduct({ dataDir });
  expect(open).toMatchObject({ code: 1, output: expect.stringContaining(`chmod 600 ${keyring}`) });
  expect(databasePid(dataDir)).toBe(0);
  chmodSync(keyring, 0o600);
  expect(await isWell(await start())).toBe(true);
});

/** A copy with something sealed in it, so that its key ring matters. */
async function createOwnedCopy(): Promise<Product> {
  const product = await start();
  const { connectTo, closePool } = await import("#db/client.ts");
  const { asWorkspaceId, newId } = await import("#db/ids.ts");
  const { dataKey } = await import("#server/sealing/data-key.ts");
  const { readKeyring, useKeyring } = await import("#server/sealing/keyring.ts");
  const password = readFileSync(join(dataDir, "database-password"), "utf8");
  const port = readFileSync(join(dataDir, "postgres", "main", "postmaster.pid"), "utf8").split("\n")[3];
  useKeyring(readKeyring(join(dataDir, "keyring")));
  await connectTo(`postgres://patchbay:${password}@127.0.0.1:${port}/patchbay`);
  await dataKey(asWorkspaceId(newId()), "workspace");
  await closePool();
  return product;
}

test("a wrong setting is named, and nothing is started", async () => {
  const { code, output } = await runProduct({ dataDir, env: { PORT: "many" } });
  expect(code).toBe(1);
  expect(output).toContain("PORT");
  expect(existsSync(join(dataDir, "postgres"))).toBe(false);
});

test("data below a closed folder: the database moves to where its account can reach it", async () => {
  test.skip(process.getuid?.() !== 0, "only root hands the database to another account");
  const closed = mkdtempSync(join(tmpdir(), "patchbay-closed-"));
  chmodSync(closed, 0o700);
  const inside = join(closed, "data");
  mkdirSync(inside);
  const product = await startProduct({ dataDir: inside });
  const place = join("/var/lib/patchbay", readFileSync(join(inside, "database-place"), "utf8").trim());
  expect(product.output()).toContain(place);
  expect(await isWell(product)).toBe(true);
  expect(await product.end("SIGTERM")).toBe(0);
  rmSync(place, { recursive: true });
  rmSync(closed, { recursive: true });
});
