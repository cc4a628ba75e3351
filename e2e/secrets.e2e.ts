import { readFileSync } from "node:fs";
import { join } from "node:path";
import { closePool, connectTo } from "#db/client.ts";
import { expect, test } from "./fixtures.ts";
import { Editor } from "./pages/editor.ts";
import { OWNER } from "./pages/setup.ts";
import { type Canary, singing } from "./promises/canaries.ts";
import { dumpDatabase } from "./promises/dump.ts";

const pages = ["/", "/templates", "/accounts", "/runs", "/settings"];

/** Where the copy's own PostgreSQL listens, with the password that only its folder knows. */
function databaseOf(dataDir: string): { readonly url: string; readonly password: string } {
  const password = readFileSync(join(dataDir, "database-password"), "utf8").trim();
  const port = readFileSync(join(dataDir, "postgres", "main", "postmaster.pid"), "utf8").split("\n")[3];
  return { password, url: `postgres://patchbay:${password}@127.0.0.1:${port}/patchbay` };
}

test("no secret of the installation or of a person stands in a page, in the log or in a row", async ({ page, product }) => {
  const editor = await Editor.fromTemplate(page, "Order to stock, newsletter and books");
  await editor.publishAsDemo();
  const flow = new URL(page.url()).pathname;
  await editor.sendSample("New order");
  const run = new URL(page.url()).pathname;

  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name.endsWith("session"))?.value ?? "";
  const database = databaseOf(product.dataDir);
  const { cookie } = await page.request.get("/").then((answer) => ({ cookie: answer.headers()["set-cookie"] ?? "" }));
  expect([session.length > 100, cookie.includes(OWNER.password)]).toEqual([true, false]);
  const ring = readFileSync(join(product.dataDir, "keyring"), "utf8").trim().split(":")[1] ?? "";
  const secrets: Canary[] = [
    { name: "password", text: OWNER.password },
    { name: "session cookie", text: session },
    { name: "session secret", text: readFileSync(join(product.dataDir, "auth-secret"), "utf8").trim() },
    { name: "key ring", text: ring },
    { name: "database password", text: database.password },
  ];

  for (const path of [...pages, flow, `${flow}/versions`, run]) {
    const answer = await page.goto(path);
    await expect(page.locator("main").first()).toHaveText(/\w/);
    expect({ path, found: singing(secrets, `${await answer?.text()}\n${await page.content()}`) }).toEqual({ path, found: [] });
  }
  expect(singing(secrets, product.output())).toEqual([]);
  await connectTo(database.url);
  const dump = await dumpDatabase();
  await closePool();
  expect(dump.size).toBeGreaterThan(15);
  const found = [...dump].map(([table, rows]) => ({ table, found: singing(secrets, rows) }));
  expect(found.filter((one) => one.found.length > 0)).toEqual([]);
});
