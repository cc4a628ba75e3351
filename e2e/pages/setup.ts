import { expect, type Page } from "@playwright/test";
import { auth } from "#server/messages/auth.ts";

export const OWNER = { name: "Ada Bell", workspace: "Bell & Co", email: "ada@example.com", password: "three words together" } as const;

/** Makes the first owner as a person does, and ends signed in. */
export async function createOwner(page: Page): Promise<void> {
  const words = auth.setup;
  await page.goto("/");
  await page.getByLabel(words.name).fill(OWNER.name);
  await page.getByLabel(words.team).fill(OWNER.workspace);
  await page.getByLabel(words.email, { exact: true }).fill(OWNER.email);
  await page.getByLabel(words.password, { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: words.action }).click();
  await expect(page).not.toHaveURL(/\/(setup|sign-in)/);
}

export async function signIn(page: Page): Promise<void> {
  const words = auth.signIn;
  await page.goto("/sign-in");
  await page.getByLabel(words.email, { exact: true }).fill(OWNER.email);
  await page.getByLabel(words.password, { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: words.action, exact: true }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}
