import { accounts } from "#server/messages/accounts.ts";
import { runs } from "#server/messages/runs.ts";
import { shell } from "#server/messages/shell.ts";
import { states } from "#server/messages/states.ts";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { Editor } from "./pages/editor.ts";
import { openTemplate } from "./pages/flows.ts";
import { open, reopen } from "./pages/open.ts";
import { openNewestRun, runRows, testFlow } from "./pages/runs.ts";

test.describe.configure({ mode: "serial" });

const words = runs.run;
const XERO = "Xero sandbox";

async function switchXero(page: import("@playwright/test").Page, on: boolean): Promise<void> {
  await open(page, "/accounts");
  await page.getByRole("button", { name: XERO, exact: true }).click();
  const reject = page.getByRole("switch", { name: accounts.sandbox.switches.reject.label });
  await expect(reject).toBeChecked({ checked: !on });
  // Not setChecked: the switch follows the answer of the server, which comes after the click.
  await reject.click();
  await expect(reject).toBeChecked({ checked: on });
}

test("a refused invoice is understood, mended and retried, by keyboard alone on the run page", async ({ page }) => {
  await openTemplate(page, "Order to stock, newsletter and books");
  const flow = page.url();
  await switchXero(page, true);
  await open(page, flow);
  await testFlow(page, "failed");
  await open(page, "/runs");
  await expect(runRows(page).first().getByText(states.failed, { exact: true })).toBeVisible();
  await expectAccessible(page);

  // J goes to the newest run, Enter opens it.
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByText(words.failedAt("Create invoice"))).toBeVisible();
  for (const part of [shell.labels.why, shell.labels.safe, shell.labels.next]) await expect(page.getByText(part, { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: words.fixMapping })).toBeVisible();
  await expectAccessible(page);

  // The panel opens at the step that failed; the arrows walk the steps and the address follows.
  const panel = page.getByRole("complementary", { name: "Create invoice" });
  await expect(panel).toBeVisible();
  await expect(panel.getByText("Ada Bell")).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await expect(page).toHaveURL(/step=/);
  await page.keyboard.press("e");
  await expect(page).toHaveURL(/step=invoice/);
  await expect(panel).toBeVisible();

  const run = page.url();
  await switchXero(page, false);
  await open(page, run);
  await expect(panel).toBeVisible();
  await page.keyboard.press("r");
  await expect(page.getByRole("status").getByText(states.succeeded)).toBeVisible();
  await reopen(page);
  await page.getByRole("tab", { name: words.tabs.output }).click();
  await expect(panel.getByText(/^INV-/)).toBeVisible();
});

test("the request that was sent shows placeholders instead of secrets", async ({ page }) => {
  await openNewestRun(page);
  await page.getByRole("button", { name: /^Succeeded Create invoice/ }).click();
  await page.getByRole("tab", { name: words.tabs.request }).click();
  await expect(page.getByText(words.masked)).toBeVisible();
  await expect(page.getByText(/^(POST|PUT) https:/)).toBeVisible();
  await expect(page.getByText(/Bearer \{/)).toBeVisible();
  await expectAccessible(page);
});

test("filters live in the address, a search finds exact keys only, and no match says so", async ({ page }) => {
  const editor = await Editor.fromTemplate(page, "Order to stock, newsletter and books");
  await editor.publishAsDemo();
  await editor.sendSample("New order");
  await open(page, "/runs");
  await page.getByRole("searchbox", { name: runs.search }).fill("#1042");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=%231042/);
  await expect(page.getByText(runs.searched("#1042"))).toBeVisible();
  await expect(runRows(page)).not.toHaveCount(0);

  await page.getByRole("searchbox", { name: runs.search }).fill("104");
  await page.keyboard.press("Enter");
  await expect(page.getByText(runs.noMatch)).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await expect(runRows(page)).not.toHaveCount(0);

  await open(page, "/runs?status=cancelled");
  await expect(page.getByRole("button", { name: runs.filters.remove(runs.filters.status) })).toBeVisible();
  await expect(page.getByText(runs.noMatch)).toBeVisible();
  await page.getByRole("button", { name: runs.clear }).first().click();
  await expect(page).not.toHaveURL(/status=/);
  await expect(runRows(page)).not.toHaveCount(0);
});

test("a run is run again as a new one that names the old", async ({ page }) => {
  await openNewestRun(page);
  const first = page.url();
  await page.getByRole("button", { name: words.more }).click();
  await expectAccessible(page);
  await page.getByRole("menuitem", { name: words.replaySame }).click();
  await expect(page).not.toHaveURL(first);
  await expect(page.getByRole("link", { name: words.replayOf })).toBeVisible();
});
