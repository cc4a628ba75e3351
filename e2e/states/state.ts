import { expect, type Page } from "@playwright/test";
import { open } from "../pages/open.ts";

/** One look of a page, and how a person comes to it. `show` ends when it stands. */
export interface State {
  readonly name: string;
  readonly show: (page: Page) => Promise<void>;
}

/** Opens a page whose question to the server gets no answer. */
export async function withoutAnswer(page: Page, procedure: string, path: string): Promise<void> {
  const asked = new RegExp(`/api/trpc/[^?]*${procedure.replace(".", "\\.")}`);
  await page.route(asked, (route) => route.abort());
  await open(page, path);
  await expect(page.getByRole("alert").first()).toBeVisible();
}
