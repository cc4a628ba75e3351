import type { Locator, Page } from "@playwright/test";
import { accounts } from "#server/messages/accounts.ts";
import { connect } from "#server/messages/connect.ts";
import { editorWords } from "#server/messages/editor.ts";
import { fixText } from "#server/messages/problems.ts";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { Canvas } from "./pages/canvas.ts";
import { consentOf, openConnect, openConsent } from "./pages/connect.ts";
import { Editor } from "./pages/editor.ts";
import { openTemplate } from "./pages/flows.ts";
import { open } from "./pages/open.ts";

test.describe.configure({ mode: "serial" });

const flow = "Order to stock, newsletter and books";
const account = "Books without invoices";

/** Gives the step that makes invoices the account; other tests of this copy may have left more of them. */
async function useAccount(page: Page): Promise<Locator> {
  const panel = await new Canvas(page).open("Create invoice", "Setup");
  await panel.getByRole("combobox", { name: editorWords.setup.account }).click();
  await page.getByRole("option", { name: account }).click();
  await expect(panel.getByRole("combobox", { name: editorWords.setup.account })).toContainText(account);
  return panel;
}

test("a step whose account lacks a permission says so and asks the app for just that", async ({ page }) => {
  const dialog = await openConnect(page, "xero", "Xero");
  const consent = await openConsent(page, connect.sandbox, "Xero");
  await consent.getByLabel("create and read invoices").click();
  await consent.getByRole("button", { name: connect.simulated.allow }).click();
  await dialog.getByRole("button", { name: connect.partialKeep }).click();
  await dialog.getByLabel(connect.name).fill(account);
  await dialog.getByRole("button", { name: connect.done }).click();
  await expect(page.getByRole("complementary", { name: account })).toBeVisible();

  await openTemplate(page, flow);
  const panel = await useAccount(page);
  await expect(panel.getByText("has no permission yet to create and read invoices")).toBeVisible();
  await expect(page.getByText("Ready to publish")).toBeHidden();
  await expectAccessible(page);

  await panel.getByRole("button", { name: fixText("ask_permission") }).click();
  const ask = page.getByRole("dialog", { name: connect.askTitle(account) });
  await expect(ask.getByText(connect.usedBy([connect.stepOf("Create invoice", flow)]))).toBeVisible();
  await expect(ask.getByText("create and read invoices")).toHaveCount(1);
  await expectAccessible(page);
  const opening = page.waitForEvent("popup");
  await ask.getByRole("button", { name: connect.goOn("Xero") }).click();
  const again = await opening;
  await expect(again.getByRole("heading", { name: consentOf("Xero") })).toBeVisible();
  await again.getByRole("button", { name: connect.simulated.allow }).click();
  await ask.getByRole("button", { name: connect.done }).click();
  await expect(ask).toBeHidden();
  await expect(panel.getByText("has no permission yet")).toBeHidden();
  await expect(page.getByText("Ready to publish")).toBeVisible();
});

test("limiting an account tells what it would stop before it is saved; what nothing uses is named", async ({ page }) => {
  await openTemplate(page, flow);
  await useAccount(page);
  await expect(page.getByText("Ready to publish")).toBeVisible();
  await new Editor(page).publishAsDemo();
  await open(page, "/accounts");
  await page.getByRole("button", { name: account, exact: true }).click();
  const power = page.getByRole("region", { name: accounts.power.title });
  await power.getByLabel(accounts.dialog.effects.create).click();
  await expect(power.getByRole("status")).toContainText(accounts.power.stepOf("Create invoice", flow));
  await expectAccessible(page);
  await power.getByRole("button", { name: accounts.power.save }).click();
  await expect(power.getByRole("button", { name: accounts.power.save })).toBeHidden();
  const row = page.getByRole("row").filter({ hasText: account });
  await expect(row.getByRole("cell", { name: accounts.health.limited, exact: true })).toBeVisible();
  await expect(row.getByText(flow)).toBeVisible();
  const panel = page.getByRole("complementary", { name: account });
  await expect(panel.getByText("create and read invoices")).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole("button", { name: accounts.close }).click();
  await expect(panel).toBeHidden();
  await page.setViewportSize({ width: 1440, height: 800 });
  await expectAccessible(page);
  await page.getByRole("button", { name: account, exact: true }).click();
  // Other tests of this copy take the account as it is.
  await power.getByLabel(accounts.dialog.effects.create).click();
  await power.getByRole("button", { name: accounts.power.save }).click();
  await expect(row.getByRole("cell", { name: accounts.health.working, exact: true })).toBeVisible();
});
