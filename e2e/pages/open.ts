import { expect, type Page } from "@playwright/test";

/** Opens a page of the signed-in product and waits until it answers to keys and clicks: what came before its script would be lost. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await ready(page);
}

/** Loads the page again and waits until it answers. */
export async function reopen(page: Page): Promise<void> {
  await page.reload();
  await ready(page);
}

async function ready(page: Page): Promise<void> {
  await expect(page.locator("[data-ready=true]")).toBeAttached();
}
