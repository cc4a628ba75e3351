import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { isAlive } from "#db/embedded/postmaster.ts";
import { Editor } from "./pages/editor.ts";
import { createOwner } from "./pages/setup.ts";
import { makeDataDir, type Product, startProduct } from "./product.ts";

test.describe.configure({ timeout: 360_000 });

const { dataDir, remove } = makeDataDir();
let product: Product;

test.afterAll(async () => {
  await product.end("SIGTERM");
  const file = join(dataDir, "postgres", "main", "postmaster.pid");
  if (existsSync(file)) await expect.poll(() => isAlive(Number(readFileSync(file, "utf8").split("\n")[0]))).toBe(false);
  remove();
});

/** Calls a procedure as the signed-in person. */
async function ask<T>(page: Page, path: string, input: object, change: boolean): Promise<T> {
  const { origin } = new URL(product.url);
  const headers = { origin, "content-type": "application/json" };
  const url = `${product.url}/api/trpc/${path}`;
  const answer = change
    ? await page.request.post(url, { headers, data: input })
    : await page.request.get(url, { headers, params: { input: JSON.stringify(input) } });
  expect(answer.status(), path).toBe(200);
  const { result }: { result: { data: T } } = await answer.json();
  return result.data;
}

test("T18: the started product is killed while it works on orders; the next start on the same data finishes them", async ({ browser }) => {
  product = await startProduct({ dataDir });
  const page = await (await browser.newContext({ baseURL: product.url })).newPage();
  await createOwner(page);
  const editor = await Editor.fromTemplate(page, "Order to stock, newsletter and books");
  await editor.publishAsDemo();
  const id = /[0-9a-f-]{36}/.exec(new URL(page.url()).pathname)?.[0] ?? "";
  const accounts = await ask<{ id: string; connector: string }[]>(page, "accounts.list", {}, false);
  const accountOf = (app: string): string => accounts.find(({ connector }) => connector === app)?.id ?? "";
  const slow = (switches: string[]) => ask(page, "accounts.setSwitches", { id: accountOf("xero"), switches }, true);

  // The invoices are made at once and answered late, so the process dies between an effect and its answer.
  await slow(["slow"]);
  const sent = await Promise.all(Array.from({ length: 5 }, () => ask<{ runId: string }>(page, "flows.sendSample", { id }, true)));
  const ledger = (app: string) => ask<{ changeCount: number }>(page, "accounts.sandbox", { id: accountOf(app) }, false);
  await expect.poll(async () => (await ledger("xero")).changeCount).toBe(5);
  const runs = async () => (await ask<{ rows: { id: string; status: string }[] }>(page, "runs.list", {}, false)).rows;
  expect((await runs()).map(({ status }) => status)).toEqual(Array(5).fill("running"));
  await product.end("SIGKILL");

  product = await startProduct({ dataDir, env: { PORT: new URL(product.url).port } });
  await slow([]);
  await expect.poll(async () => (await runs()).map(({ status }) => status), { timeout: 30_000 }).toEqual(Array(5).fill("succeeded"));
  expect((await runs()).map((run) => run.id).sort()).toEqual(sent.map(({ runId }) => runId).sort());
  expect(await Promise.all(["xero", "inventory"].map(ledger))).toMatchObject([{ changeCount: 5 }, { changeCount: 5 }]);
});
