import { expect, type Locator, type Page } from "@playwright/test";
import { runs } from "#server/messages/runs.ts";

/** Runs the draft that is open in the editor on its sample and waits until every step is through or one has failed. */
export async function testFlow(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Test flow" }).click();
}

export function runRows(page: Page): Locator {
  return page.locator("tr[data-run]");
}

/** Opens the newest run of the list. */
export async function openNewestRun(page: Page): Promise<void> {
  await page.goto("/runs");
  await runRows(page).first().getByRole("link").click();
  await expect(page).toHaveURL(/\/runs\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { name: runs.run.timeline })).toBeVisible();
}
