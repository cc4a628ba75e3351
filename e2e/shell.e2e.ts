import { auth } from "#server/messages/auth.ts";
import { runs } from "#server/messages/runs.ts";
import { shell } from "#server/messages/shell.ts";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { open, reopen } from "./pages/open.ts";
import { OWNER } from "./pages/setup.ts";

test("the command menu jumps and does, the list of shortcuts is a key away", async ({ page }) => {
  await open(page, "/");
  await page.keyboard.press("Control+k");
  const menu = page.getByRole("dialog", { name: shell.commands });
  await expect(menu.getByRole("combobox")).toBeFocused();
  await expectAccessible(page);
  await menu.getByRole("combobox").fill(shell.runs);
  await expect(menu.getByRole("option", { selected: true })).toContainText(shell.runs);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/runs/);

  await expect(page.getByRole("heading", { name: runs.title })).toBeAttached();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: shell.shortcuts });
  await expect(help.getByText(runs.keys.retry)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
});

test("the chosen theme is there from the first paint on, and the menu stays as wide as it was left", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("button", { name: shell.you }).click();
  await page.getByRole("menuitemradio", { name: shell.themes.dark }).click();
  await expect(page.locator("html")).toHaveClass("dark");
  await page.getByRole("button", { name: shell.expand }).click();

  // The answer itself carries the theme and the width, before any script runs.
  const html = await (await page.request.get("/")).text();
  expect(html).toMatch(/<html[^>]+class="dark"/);
  expect(html).toContain(shell.collapse);
  await reopen(page);
  await expect(page.getByRole("link", { name: shell.runs }).getByText(shell.runs)).toBeVisible();
});

test("F6 walks the parts of the page, and the first Tab offers to skip the menu", async ({ page }) => {
  await open(page, "/settings");
  await page.getByRole("heading", { name: "Team" }).waitFor();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: shell.skipToMain })).toBeFocused();
  const inside = (selector: string) => page.evaluate((part) => document.activeElement?.closest(part) !== null, selector);
  await page.keyboard.press("F6");
  await expect.poll(() => inside("nav")).toBe(true);
  await page.keyboard.press("F6");
  await expect.poll(() => inside("header")).toBe(true);
  await page.keyboard.press("F6");
  await expect.poll(() => inside("main")).toBe(true);
});

test("a page that needs signing in comes back to itself afterwards", async ({ browser, product, ownerState }) => {
  // Somebody has to be there to sign in as.
  expect(ownerState).toBeTruthy();
  const context = await browser.newContext({ baseURL: product.url, storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  await page.goto("/runs?status=failed");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel(auth.signIn.email, { exact: true }).fill(OWNER.email);
  await page.getByLabel(auth.signIn.password, { exact: true }).fill("not the right one");
  await page.getByRole("button", { name: auth.signIn.action, exact: true }).click();
  await expect(page.getByText(auth.signIn.problems.wrong)).toBeVisible();
  await page.getByLabel(auth.signIn.password, { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: auth.signIn.action, exact: true }).click();
  await expect(page).toHaveURL(/\/runs\?status=failed/);
  await context.close();
});

for (const path of ["/", "/templates", "/accounts", "/runs", "/settings"]) {
  test(`${path} needs no sideways scrolling at 320 pixels`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, path);
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    const over = () => page.evaluate(() => [document.documentElement, ...document.querySelectorAll("main")].map((part) => part.scrollWidth - part.clientWidth));
    await expect.poll(async () => Math.max(...(await over()))).toBe(0);
  });
}
