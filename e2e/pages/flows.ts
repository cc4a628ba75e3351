import { expect, type Page } from "@playwright/test";
import { home } from "#server/messages/home.ts";
import { open } from "./open.ts";

/** Opens a template as a flow of one's own and waits for the editor; gives the flow's id. */
export async function openTemplate(page: Page, title: string): Promise<string> {
  await open(page, "/templates");
  await page.getByRole("button", { name: `${home.templates.use}: ${title}` }).click();
  await expect(page).toHaveURL(/\/flows\/[0-9a-f-]{36}/);
  return /\/flows\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
}
