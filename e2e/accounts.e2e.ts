import { accounts } from "#server/messages/accounts.ts";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { open, reopen } from "./pages/open.ts";

test.describe.configure({ mode: "serial" });

const sandboxName = accounts.dialog.sandboxName("Inventory");

test("an app is connected as a sandbox, looked into and made to misbehave", async ({ page }) => {
  await open(page, "/accounts");
  await page.getByRole("button", { name: accounts.connect }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Inventory" })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Inventory" }).click();
  await expect(dialog.getByRole("button", { name: accounts.dialog.sandbox })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: accounts.dialog.sandbox }).click();

  const panel = page.getByRole("complementary", { name: sandboxName });
  await expect(panel).toBeVisible();
  await expect(page).toHaveURL(/account=/);
  const reject = panel.getByRole("switch", { name: accounts.sandbox.switches.reject.label });
  await reject.click();
  await expect(reject).toBeChecked();
  await expectAccessible(page);
  await reopen(page);
  await expect(panel.getByRole("switch", { name: accounts.sandbox.switches.reject.label })).toBeChecked();
});

test("a key form asks for what is missing and tells that a key does not work", async ({ page }) => {
  await open(page, "/accounts?connect=inventory");
  const dialog = page.getByRole("dialog", { name: accounts.dialog.title("Inventory") });
  await dialog.getByRole("button", { name: accounts.dialog.action("Inventory") }).click();
  await expect(dialog.getByRole("alert").first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page).not.toHaveURL(/connect=/);
});

test("an account is renamed and removed, and the list is searched", async ({ page }) => {
  await open(page, "/accounts");
  await page.getByRole("button", { name: accounts.menu(sandboxName) }).click();
  await page.getByRole("menuitem", { name: accounts.rename }).click();
  await page.getByRole("dialog").getByLabel(accounts.nameLabel).fill("Practice books");
  await page.getByRole("dialog").getByRole("button", { name: accounts.renameAction }).click();
  await expect(page.getByRole("button", { name: "Practice books", exact: true })).toBeVisible();

  await page.getByRole("searchbox", { name: accounts.search }).fill("nothing like it");
  await expect(page.getByText(accounts.noMatch("nothing like it"))).toBeVisible();
  await page.getByRole("button", { name: accounts.clear }).click();

  await page.getByRole("button", { name: accounts.menu("Practice books") }).click();
  await page.getByRole("menuitem", { name: accounts.remove }).click();
  const ask = page.getByRole("alertdialog");
  await expect(ask.getByText(accounts.removeFree)).toBeVisible();
  await expectAccessible(page);
  await ask.getByRole("button", { name: accounts.removeAction }).click();
  await expect(page.getByRole("button", { name: "Practice books", exact: true })).toBeHidden();
});
