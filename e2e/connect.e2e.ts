import { accounts } from "#server/messages/accounts.ts";
import { connect } from "#server/messages/connect.ts";
import { editorWords } from "#server/messages/editor.ts";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { connectSandbox, consentOf, openConnect, openConsent } from "./pages/connect.ts";
import { openTemplate } from "./pages/flows.ts";
import { open } from "./pages/open.ts";

test.describe.configure({ mode: "serial" });

const words = connect.simulated;
const first = "Harbour Homeware (sandbox)";
const second = "Northwind Lane (sandbox)";

test("a person reads what will be possible, agrees in the window, and names the account", async ({ page }) => {
  const dialog = await openConnect(page, "xero", "Xero");
  await expect(dialog.getByText(connect.own.title("Xero"))).toBeVisible();
  await expectAccessible(page);
  const popup = await openConsent(page, connect.sandbox, "Xero");
  await expect(popup.getByText(words.mark("Xero"))).toBeVisible();
  await expect(popup.getByText("create and read invoices")).toBeVisible();
  await expectAccessible(popup);
  await expect(dialog.getByText(connect.waiting("Xero"))).toBeVisible();
  await popup.getByRole("button", { name: words.allow }).click();
  await expect(dialog.getByRole("status")).toHaveText(connect.connectedTo("Harbour Homeware Ltd (sandbox)"));
  await expectAccessible(page);
  await dialog.getByLabel(connect.name).fill("Practice books");
  await dialog.getByRole("button", { name: connect.done }).click();
  await expect(page.getByRole("complementary", { name: "Practice books" })).toBeVisible();
  expect(popup.isClosed()).toBe(true);
});

test("saying no, closing the window and coming back too late each have their own sentence, and another try works", async ({ page }) => {
  const dialog = await openConnect(page, "xero", "Xero");
  const deny = await openConsent(page, connect.sandbox, "Xero");
  await deny.getByRole("button", { name: words.deny }).click();
  await expect(dialog.getByRole("alert")).toHaveText(connect.failed.denied({ app: "Xero", organisation: "", before: "" }));
  await expectAccessible(page);
  const close = await openConsent(page, connect.tryAgain, "Xero");
  await close.close();
  await expect(dialog.getByRole("alert")).toHaveText(connect.closed("Xero"));
  const late = await openConsent(page, connect.tryAgain, "Xero");
  await late.getByRole("button", { name: words.late }).click();
  await expect(dialog.getByRole("alert")).toHaveText(connect.failed.expired());
  const allow = await openConsent(page, connect.tryAgain, "Xero");
  await allow.getByRole("button", { name: words.allow }).click();
  await expect(dialog.getByRole("button", { name: connect.done })).toBeVisible();
});

test("a permission that was not given is named; several organisations are chosen from", async ({ page }) => {
  const dialog = await openConnect(page, "xero", "Xero");
  const partial = await openConsent(page, connect.sandbox, "Xero");
  await partial.getByLabel("create and read invoices").click();
  await partial.getByRole("button", { name: words.allow }).click();
  await expect(dialog.getByRole("alert")).toHaveText(connect.partial("Xero"));
  await expect(dialog.getByText("create and read invoices")).toBeVisible();
  await expectAccessible(page);
  const several = await openConsent(page, connect.tryAgain, "Xero");
  await several.getByLabel(second).check();
  await several.getByRole("button", { name: words.allow }).click();
  await dialog.getByRole("radio", { name: second }).check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: connect.chooseAction }).click();
  await expect(dialog.getByRole("status")).toHaveText(connect.connectedTo(second));
});

test("access that ended is reconnected on the same account, which stays with its organisation unless switching is meant", async ({ page }) => {
  await connectSandbox(page, "shopify", "Shopify");
  const panel = page.getByRole("complementary", { name: first });
  const expired = panel.getByRole("switch", { name: accounts.sandbox.switches.expired.label });
  await expired.click();
  await expect(expired).toBeChecked();
  const id = new URL(page.url()).searchParams.get("account");
  await page.getByRole("button", { name: `${accounts.test} ${first}` }).click();
  const row = page.getByRole("row").filter({ hasText: first }).filter({ hasText: accounts.health.broken });
  await row.getByRole("button", { name: accounts.reconnect, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: accounts.again.title(first) });

  const wrong = await openConsent(page, connect.goOn("Shopify"), "Shopify");
  await wrong.getByLabel(second).check();
  await wrong.getByRole("button", { name: words.allow }).click();
  const sentence = connect.failed.wrong_organisation({ app: "Shopify", organisation: second, before: first });
  await expect(dialog.getByRole("alert")).toHaveText(sentence);
  await expectAccessible(page);

  const right = await openConsent(page, connect.tryAgain, "Shopify");
  await right.getByRole("button", { name: words.allow }).click();
  await dialog.getByRole("button", { name: connect.done }).click();
  await expect(page.getByRole("row").filter({ hasText: first }).filter({ hasText: accounts.health.working })).toBeVisible();
  await open(page, `/accounts?account=${id}`);
  await expect(page.getByRole("complementary", { name: first })).toBeVisible();

  await open(page, `/accounts?reconnect=${id}`);
  const again = await openConsent(page, connect.goOn("Shopify"), "Shopify");
  await again.getByLabel(second).check();
  await again.getByRole("button", { name: words.allow }).click();
  const switching = await openConsent(page, connect.switchTo(second), "Shopify");
  await switching.getByLabel(second).check();
  await switching.getByRole("button", { name: words.allow }).click();
  await expect(page.getByRole("dialog").getByRole("status")).toHaveText(connect.connectedTo(second));
});

test("without room for a window the page itself goes there and comes back to where it was", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const dialog = await openConnect(page, "mailchimp", "Mailchimp");
  await dialog.getByRole("button", { name: connect.sandbox, exact: true }).click();
  await expect(page.getByRole("heading", { name: consentOf("Mailchimp") })).toBeVisible();
  await expect(page.getByText(words.nothing)).toBeVisible();
  await page.getByRole("button", { name: words.allow }).click();
  await expect(page.getByRole("dialog").getByRole("status")).toHaveText(connect.connectedTo(first));
  await expect(page).toHaveURL(/connect=mailchimp/);
  await page.getByRole("dialog").getByRole("button", { name: connect.done }).click();
  await expect(page).not.toHaveURL(/attempt=/);
});

test("an account is connected from the step that needs it, for what the flow does, and stands in the step", async ({ page }) => {
  const flow = await openTemplate(page, "Order to stock, newsletter and books");
  await open(page, `/flows/${flow}?step=invoice&panel=setup`);
  await page.getByRole("button", { name: editorWords.setup.connect("Xero") }).click();
  const dialog = page.getByRole("dialog", { name: accounts.dialog.title("Xero") });
  const popup = await openConsent(page, connect.sandbox, "Xero");
  await popup.getByLabel(second).check();
  await popup.getByLabel(first).uncheck();
  await popup.getByRole("button", { name: words.allow }).click();
  await dialog.getByRole("button", { name: connect.done }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("combobox", { name: editorWords.setup.account })).toContainText(second);
  await expect(page).toHaveURL(/step=invoice/);
});

test("T11: a callback that nobody began ends on a page that says so", async ({ page }) => {
  await page.goto("/api/connect/xero/callback?code=guessed&state=guessed");
  await expect(page.getByRole("heading", { name: connect.back.state })).toBeVisible();
  expect(page.url()).not.toContain("guessed");
  await expectAccessible(page);
});
