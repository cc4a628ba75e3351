import { expect, type Page } from "@playwright/test";
import { editorWords } from "#server/messages/editor.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { Canvas } from "../pages/canvas.ts";
import { Editor } from "../pages/editor.ts";
import { open } from "../pages/open.ts";
import type { State } from "./state.ts";

const TEMPLATE = "Order to stock, newsletter and books";
const INVOICE = "Create invoice";
let known: string | null = null;

/** One flow from a template for all states of a worker; nothing in it is changed. */
export async function openFlow(page: Page, query = ""): Promise<void> {
  if (known === null) {
    await Editor.fromTemplate(page, TEMPLATE);
    known = new URL(page.url()).pathname;
  }
  await open(page, `${known}${query}`);
  await expect(page.getByText(editorWords.problems.none)).toBeVisible();
}

async function panel(page: Page, tab: string): Promise<void> {
  await openFlow(page);
  await new Canvas(page).open(INVOICE, tab);
}

async function map(page: Page): Promise<void> {
  await panel(page, editorWords.panel.map);
  await page.getByRole("button", { name: new RegExp(editorWords.panel.wideMap) }).click();
  await expect(page.getByRole("dialog", { name: mappingWords.wide.title(INVOICE) })).toBeVisible();
}

const tabs = [editorWords.panel.setup, editorWords.panel.map, editorWords.panel.test, editorWords.panel.errors];

/** The editor: canvas, outline, panel, map, dialogs. */
export const flowStates: readonly State[] = [
  { name: "the editor", show: openFlow },
  ...tabs.map((tab): State => ({ name: `a step's panel, ${tab}`, show: (page) => panel(page, tab) })),
  {
    name: "the outline",
    show: async (page) => {
      await openFlow(page, "?view=outline");
      await expect(page.getByRole("tree", { name: editorWords.outline.label })).toBeVisible();
    },
  },
  { name: "an empty canvas", show: async (page) => void (await Canvas.empty(page)) },
  {
    name: "the list of steps to add",
    show: async (page) => {
      await openFlow(page);
      await page.getByRole("button", { name: editorWords.card.addAfter(INVOICE) }).click();
      await expect(page.getByRole("dialog", { name: editorWords.picker.title })).toBeVisible();
    },
  },
  {
    name: "the list of steps to add, without a match",
    show: async (page) => {
      await openFlow(page);
      await page.getByRole("button", { name: editorWords.card.addAfter(INVOICE) }).click();
      await page.getByRole("dialog", { name: editorWords.picker.title }).getByRole("combobox").fill("nothing like it");
      await expect(page.getByText(editorWords.picker.noMatch("nothing like it"))).toBeVisible();
    },
  },
  {
    name: "the menu of a step",
    show: async (page) => {
      await openFlow(page);
      await new Canvas(page).card(INVOICE).click({ button: "right" });
      await expect(page.getByRole("menuitem", { name: editorWords.menu.duplicate })).toBeVisible();
    },
  },
  {
    name: "a field as a formula, with what can stand there",
    show: async (page) => {
      await panel(page, editorWords.panel.map);
      await page.getByRole("textbox", { name: "Reference", exact: true }).focus();
      await page.getByRole("button", { name: mappingWords.form.formula("Reference") }).click();
      const formula = page.getByRole("textbox", { name: mappingWords.form.formulaField("Reference") });
      // Asked for by its key: a letter typed would be saved.
      await formula.press("Control+Space");
      await expect(page.getByRole("listbox", { name: mappingWords.completion.label })).toBeVisible();
    },
  },
  {
    name: "the list of values for a field",
    show: async (page) => {
      await panel(page, editorWords.panel.map);
      await page.getByRole("button", { name: mappingWords.form.insert("Reference"), exact: true }).click();
      await expect(page.getByRole("combobox", { name: mappingWords.picker.search })).toBeFocused();
    },
  },
  {
    name: "the menu of a pill",
    show: async (page) => {
      await panel(page, editorWords.panel.map);
      await page.locator('[data-row="Reference"] [data-pill], [data-row="reference"] [data-pill]').click();
      await expect(page.getByText(mappingWords.pill.format, { exact: true })).toBeVisible();
    },
  },
  { name: "the wide map", show: map },
  {
    name: "the suggested values",
    show: async (page) => {
      await panel(page, editorWords.panel.map);
      await page.getByRole("button", { name: /suggestion/ }).click();
      await expect(page.getByRole("dialog", { name: mappingWords.suggestions.title })).toBeVisible();
    },
  },
  {
    name: "publishing, refused until it is a demo",
    show: async (page) => {
      await openFlow(page);
      await page.getByRole("button", { name: editorWords.header.publish, exact: true }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: editorWords.publish.publish }).click();
      await expect(dialog.getByRole("alert")).toHaveText(editorWords.publish.chooseDemo);
    },
  },
  {
    name: "publishing, with things to finish",
    show: async (page) => {
      const canvas = await Canvas.empty(page);
      await canvas.dragIn("Create an invoice", 300, 300);
      await page.getByRole("button", { name: editorWords.header.publish, exact: true }).click();
      await expect(page.getByRole("dialog").getByText(editorWords.publish.blockedWhy)).toBeVisible();
    },
  },
  {
    name: "what else can be done with a flow",
    show: async (page) => {
      await openFlow(page);
      await page.getByRole("button", { name: editorWords.header.more }).click();
      await expect(page.getByRole("menuitem", { name: editorWords.header.runs })).toBeVisible();
    },
  },
  {
    name: "the address of a flow that is not live",
    show: async (page) => {
      await openFlow(page);
      await page.getByRole("button", { name: editorWords.header.more }).click();
      await page.getByRole("menuitem", { name: editorWords.header.hook }).click();
      await expect(page.getByRole("dialog").getByText(editorWords.hook.none)).toBeVisible();
    },
  },
  {
    name: "a flow without versions",
    show: async (page) => {
      await openFlow(page);
      await page.getByRole("link", { name: editorWords.header.versions }).click();
      await expect(page.getByText(editorWords.versions.noneWhy)).toBeVisible();
    },
  },
  {
    name: "the shortcuts of the editor",
    show: async (page) => {
      await openFlow(page);
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog").getByText(editorWords.header.testFlow)).toBeVisible();
    },
  },
  {
    name: "a flow on a phone",
    show: async (page) => {
      await openFlow(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expect(page.getByText(editorWords.narrow.what)).toBeVisible();
    },
  },
  {
    name: "a flow that is not there",
    show: async (page) => {
      await open(page, "/flows/00000000-0000-7000-8000-000000000000");
      await expect(page.getByRole("button", { name: editorWords.failed.retry })).toBeVisible();
    },
  },
];
