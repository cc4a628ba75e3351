import { join } from "node:path";
import { type BrowserContext, test as base } from "@playwright/test";
import { AuthorizationServer } from "#server/connections/oauth/testing/authorization-server.ts";
import { accounts } from "#server/messages/accounts.ts";
import { connect } from "#server/messages/connect.ts";
import { expectAccessible } from "./axe.ts";
import { expect } from "./fixtures.ts";
import { openConnect } from "./pages/connect.ts";
import { open } from "./pages/open.ts";
import { createOwner } from "./pages/setup.ts";
import { makeDataDir, type Product, startProduct } from "./product.ts";

base.describe.configure({ mode: "serial" });

const preload = join(import.meta.dirname, "../server/connections/oauth/testing/with-books.ts");
const vendor = new AuthorizationServer();

/** A product that knows the app `books`, whose sign-in is a real authorization server on this machine. */
const test = base.extend<object, { product: Product; ownerState: Awaited<ReturnType<BrowserContext["storageState"]>> }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
    async ({}, use) => {
      const { dataDir, remove } = makeDataDir();
      const origin = await vendor.listen();
      const product = await startProduct({ dataDir, env: { EGRESS_ALLOW: new URL(origin).host, NODE_OPTIONS: `--import=${preload}` } });
      vendor.open(`${product.url}/api/connect/books/callback`);
      await use(product);
      await product.end("SIGTERM");
      await vendor.stop();
      remove();
    },
    { scope: "worker", timeout: 360_000 },
  ],
  ownerState: [
    async ({ browser, product }, use) => {
      const context = await browser.newContext({ baseURL: product.url });
      await createOwner(await context.newPage());
      await use(await context.storageState());
      await context.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ product }, use) => use(product.url),
  storageState: async ({ ownerState }, use) => use(ownerState),
});

type Page = Parameters<typeof openConnect>[0];

/** Opens the window by a button of the dialog, signs in there and gives an answer. */
async function signInThere(page: Page, button: string, as: string, answer: string): Promise<void> {
  const opening = page.waitForEvent("popup");
  await page.getByRole("dialog").getByRole("button", { name: button, exact: true }).click();
  const popup = await opening;
  await popup.getByRole("button", { name: `Sign in as ${as}` }).click();
  await popup.getByRole("button", { name: answer, exact: true }).click();
}

test("the workspace's own app is set up once, then a person signs in at the app and the organisation is named", async ({ page }) => {
  const dialog = await openConnect(page, "books", "Books");
  await expect(dialog.getByText(/\/api\/connect\/books\/callback$/)).toBeVisible();
  await dialog.getByRole("button", { name: connect.own.save }).click();
  await expect(dialog.getByRole("alert")).toHaveText(connect.own.missing);
  await dialog.getByLabel(connect.own.id).fill("books-client");
  await dialog.getByLabel(connect.own.secret).fill("books-client-secret-canary-91c");
  await dialog.getByRole("button", { name: connect.own.save }).click();
  await dialog.getByLabel("Create an invoice", { exact: true }).click();
  await expect(dialog.getByText("create and read invoices")).toBeVisible();
  await expect(dialog.getByText(connect.cannot(["move money", "see payroll"]))).toBeVisible();
  await expectAccessible(page);
  await signInThere(page, connect.goOn("Books"), "Bell & Co Ltd", "Allow");
  await expect(dialog.getByRole("status")).toHaveText(connect.connectedTo("Bell & Co Ltd"));
  await dialog.getByRole("button", { name: connect.done }).click();
  await expect(page.getByRole("complementary", { name: "Bell & Co Ltd" })).toBeVisible();
});

test("denied, partly granted and closed at a real app", async ({ page }) => {
  const dialog = await openConnect(page, "books", "Books");
  await dialog.getByLabel("Create an invoice", { exact: true }).click();
  await expect(dialog.getByText("create and read invoices")).toBeVisible();
  await signInThere(page, connect.goOn("Books"), "Bell & Co Ltd", "Deny");
  await expect(dialog.getByRole("alert")).toHaveText(connect.failed.denied({ app: "Books", organisation: "", before: "" }));
  await signInThere(page, connect.tryAgain, "Bell & Co Ltd", "Allow, without invoices");
  await expect(dialog.getByRole("alert")).toHaveText(connect.partial("Books"));
  const opening = page.waitForEvent("popup");
  await dialog.getByRole("button", { name: connect.tryAgain }).click();
  const popup = await opening;
  await expect(popup.getByRole("button", { name: "Deny" })).toBeVisible();
  await popup.close();
  await expect(dialog.getByRole("alert")).toHaveText(connect.closed("Books"));
});

test("access that the app has ended is reconnected on the same account; another organisation is refused", async ({ page }) => {
  await open(page, "/accounts");
  vendor.ended = true;
  await page.getByRole("button", { name: `${accounts.test} Bell & Co Ltd` }).click();
  const row = page.getByRole("row").filter({ hasText: "Bell & Co Ltd" });
  await row.getByRole("button", { name: accounts.reconnect, exact: true }).click();
  vendor.ended = false;
  const dialog = page.getByRole("dialog", { name: accounts.again.title("Bell & Co Ltd") });
  await signInThere(page, connect.goOn("Books"), "Ridge & Vale", "Allow");
  const sentence = connect.failed.wrong_organisation({ app: "Books", organisation: "Ridge & Vale", before: "Bell & Co Ltd" });
  await expect(dialog.getByRole("alert")).toHaveText(sentence);
  await signInThere(page, connect.tryAgain, "Bell & Co Ltd", "Allow");
  await dialog.getByRole("button", { name: connect.done }).click();
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(accounts.health.working);
});
