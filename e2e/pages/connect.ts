import type { Page } from "@playwright/test";
import { accounts } from "#server/messages/accounts.ts";
import { connect } from "#server/messages/connect.ts";
import { expect } from "../fixtures.ts";
import { open } from "./open.ts";

export const consentOf = (app: string) => connect.simulated.title(app);

/** Opens the dialog that connects an app. */
export async function openConnect(page: Page, connector: string, app: string) {
  await open(page, `/accounts?connect=${connector}`);
  const dialog = page.getByRole("dialog", { name: accounts.dialog.title(app) });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Presses a button that opens the window of the sign-in, and waits for the consent page in it. */
export async function openConsent(page: Page, button: string, app: string): Promise<Page> {
  const opening = page.waitForEvent("popup");
  await page.getByRole("dialog").getByRole("button", { name: button, exact: true }).click();
  const popup = await opening;
  await expect(popup.getByRole("heading", { name: consentOf(app) })).toBeVisible();
  return popup;
}

/** Connects a simulated account by its consent page, as the first organisation. */
export async function connectSandbox(page: Page, connector: string, app: string): Promise<void> {
  await openConnect(page, connector, app);
  const popup = await openConsent(page, connect.sandbox, app);
  await popup.getByRole("button", { name: connect.simulated.allow }).click();
  await page.getByRole("dialog").getByRole("button", { name: connect.done }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}
