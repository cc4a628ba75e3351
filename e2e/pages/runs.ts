import { expect, type Locator, type Page } from "@playwright/test";
import { editorWords } from "#server/messages/editor.ts";
import { runs } from "#server/messages/runs.ts";
import { open } from "./open.ts";

/** Runs the draft that is open in the editor on its sample and waits until the page has told how the test ended. */
export async function testFlow(page: Page, ended: string): Promise<void> {
  const button = page.getByRole("button", { name: editorWords.header.testFlow });
  await button.click();
  // Busy from the click on, so that the end of an earlier test is not taken for this one's.
  await expect(button).toHaveAttribute("aria-busy", "false");
  await expect(page.getByText(editorWords.test.ended(ended))).toBeAttached();
}

export function runRows(page: Page): Locator {
  return page.locator("tr[data-run]");
}

/** Opens the newest run of the list. */
export async function openNewestRun(page: Page): Promise<void> {
  await open(page, "/runs");
  await runRows(page).first().getByRole("link").click();
  await expect(page).toHaveURL(/\/runs\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { name: runs.run.timeline })).toBeVisible();
}
