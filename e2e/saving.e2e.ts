import type { Page } from "@playwright/test";
import { editorWords } from "#server/messages/editor.ts";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { Editor } from "./pages/editor.ts";
import { open, reopen } from "./pages/open.ts";

const words = editorWords.save;
const TEMPLATE = "Order to stock, newsletter and books";
const SAVING = "**/api/trpc/flows.saveDraft*";

async function addNote(page: Page): Promise<void> {
  await page.getByRole("button", { name: editorWords.tools.note }).click();
}

const notes = (page: Page) => page.locator(".react-flow__node-note");
const mark = (page: Page) => page.locator("[data-save]");

test("two people change one flow: nobody's work is overwritten unasked, and both ways out work", async ({ page, context }) => {
  await Editor.fromTemplate(page, TEMPLATE);
  const flow = new URL(page.url()).pathname;
  const other = await context.newPage();
  await open(other, flow);
  await expect(other.getByText(editorWords.problems.none)).toBeVisible();

  await addNote(page);
  await addNote(page);
  await expect(mark(page)).toHaveText(/^Saved/);
  await addNote(other);
  await expect(other.getByText(words.conflictWhy)).toBeVisible();
  await expect(other.getByText(words.conflict("Ada Bell"))).toBeVisible();
  await expectAccessible(other);
  await other.getByRole("button", { name: words.reload }).click();
  await expect(notes(other)).toHaveCount(2);
  await expect(other.getByText(words.conflictWhy)).toBeHidden();

  await addNote(other);
  await expect(mark(other)).toHaveText(/^Saved/);
  await addNote(page);
  await addNote(page);
  await page.getByRole("button", { name: words.keepMine }).click();
  await expect(page.getByText(words.conflictWhy)).toBeHidden();
  await expect(mark(page)).toHaveText(/^Saved/);
  await reopen(page);
  await expect(notes(page)).toHaveCount(4);
});

test("without a connection the work is kept in the browser, said so, and saved when asked", async ({ page, context }) => {
  await Editor.fromTemplate(page, TEMPLATE);
  await context.setOffline(true);
  await addNote(page);
  await expect(page.getByText(words.offlineShort)).toBeVisible();
  await expectAccessible(page);
  await context.setOffline(false);
  await page.getByRole("button", { name: words.retry }).click();
  await expect(mark(page)).toHaveText(/^Saved/);
  await reopen(page);
  await expect(notes(page)).toHaveCount(1);
});

test("what was never saved is there again after the page was closed", async ({ page }) => {
  await Editor.fromTemplate(page, TEMPLATE);
  await page.route(SAVING, (route) => route.abort());
  await addNote(page);
  await expect(page.getByText(words.offlineShort)).toBeVisible();
  await page.unroute(SAVING);
  await reopen(page);
  await expect(notes(page)).toHaveCount(1);
  await expect(page.getByText(/had not been saved are back/)).toBeVisible();
  await expect(mark(page)).toHaveText(/^Saved/);
});

test("a live flow is paused and resumed, and says which it is", async ({ page }) => {
  const editor = await Editor.fromTemplate(page, TEMPLATE);
  await editor.publishAsDemo();
  const more = page.getByRole("button", { name: editorWords.header.more });
  await more.click();
  await page.getByRole("menuitem", { name: editorWords.header.pause }).click();
  await expect(page.getByText(editorWords.header.paused, { exact: true })).toBeVisible();
  await expectAccessible(page);
  await more.click();
  await page.getByRole("menuitem", { name: editorWords.header.resume }).click();
  await expect(page.getByText(editorWords.header.paused, { exact: true })).toBeHidden();
});

test("on a phone a flow is read, and its runs are one tap away", async ({ page }) => {
  await Editor.fromTemplate(page, TEMPLATE);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByText(editorWords.narrow.what)).toBeVisible();
  await expect(page.locator(".react-flow")).toHaveCount(0);
  await expect(page.getByRole("listitem").filter({ hasText: "Create invoice" })).toBeVisible();
  await page.getByRole("link", { name: editorWords.narrow.runs }).click();
  await expect(page).toHaveURL(/\/runs\?flow=/);
});
