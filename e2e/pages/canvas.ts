import { expect, type Locator, type Page } from "@playwright/test";
import { mappingWords } from "#server/messages/mapping.ts";
import { open } from "./open.ts";

/** Drawing a flow with a real pointer, by what a person wants from the canvas. */
export class Canvas {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Makes a flow with nothing in it and opens it. */
  static async empty(page: Page): Promise<Canvas> {
    await open(page, "/");
    await page
      .getByRole("button", { name: /Start empty|New flow/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/flows\//);
    await expect(page.getByRole("button", { name: "Start with a trigger" })).toBeVisible();
    return new Canvas(page);
  }

  card(name: string): Locator {
    return this.page.locator(".react-flow__node").filter({ hasText: name });
  }

  wires(): Locator {
    return this.page.locator(".react-flow__edge");
  }

  /** Searches the list of steps and drags the first match onto the canvas, `right` and `down` from its top left corner. */
  async dragIn(what: string, right: number, down: number): Promise<void> {
    const picker = this.page.getByRole("complementary", { name: "Add a step" });
    await picker.getByRole("combobox").fill(what);
    // The match stands first only when the search is through; until then the lines still move.
    const entry = picker.getByRole("option").first();
    await expect(entry).toContainText(new RegExp(what, "i"));
    const from = await boxOf(entry);
    const board = await boxOf(this.page.locator("[data-board]"));
    await this.drag({ x: from.x + 80, y: from.y + 20 }, { x: board.x + right, y: board.y + down });
  }

  /** Draws a wire from the output of one card to the input of another. */
  async wire(from: string, to: string, port = "out"): Promise<void> {
    await this.showAll();
    const output = await boxOf(this.card(from).locator(`[data-port="${port}"]`));
    const input = await boxOf(this.card(to).locator('[data-port="in"]'));
    await this.drag(middle(output), middle(input));
  }

  /** Opens a step's panel at one of its tabs. */
  async open(step: string, tab: string): Promise<Locator> {
    await this.card(step).click({ position: { x: 90, y: 20 } });
    const panel = this.page.getByRole("complementary", { name: `Step ${step}` });
    await panel.getByRole("tab", { name: tab }).click();
    return panel;
  }

  async closePanel(): Promise<void> {
    await this.page.getByRole("button", { name: "Close panel" }).click();
  }

  /** Gives the step a simulated account, unless it took the one that is there by itself. */
  async useSandbox(step: string): Promise<void> {
    const panel = await this.open(step, "Setup");
    const make = panel.getByRole("button", { name: "Use a sandbox account" });
    const working = panel.getByText("working");
    await expect(make.or(working)).toBeVisible();
    if (await make.isVisible()) await make.click();
    await expect(working).toBeVisible();
  }

  /** Takes every suggestion for a step. */
  async acceptSuggestions(step: string): Promise<void> {
    const panel = await this.open(step, "Map");
    await panel.getByRole("button", { name: /suggestion/ }).click();
    const dialog = this.page.getByRole("dialog", { name: "Suggested values" });
    await dialog.getByRole("button", { name: /^Apply/ }).click();
    await expect(dialog).toBeHidden();
  }

  /** Puts a value of an earlier step into a field of the open panel. */
  async insert(field: string, value: string): Promise<void> {
    await this.page.getByRole("button", { name: `Insert a value into ${field}`, exact: true }).click();
    const search = this.page.getByRole("combobox", { name: "Name or value" });
    await search.fill(value);
    const list = this.page.getByRole("listbox", { name: mappingWords.picker.title });
    await expect(list.getByRole("option", { selected: true })).toContainText(value);
    await search.press("Enter");
    await expect(search).toBeHidden();
  }

  /** Takes the last value out of a field. */
  async clear(field: string): Promise<void> {
    await this.page.getByRole("textbox", { name: field, exact: true }).press("Backspace");
  }

  async type(field: string, text: string): Promise<void> {
    await this.page.getByRole("textbox", { name: field, exact: true }).fill(text);
  }

  async choose(field: string, option: string): Promise<void> {
    await this.page.getByRole("combobox", { name: field, exact: true }).click();
    await this.page.getByRole("option", { name: option }).click();
  }

  /** Mends a field by one of the buttons under it. */
  async mend(field: string, button: string): Promise<void> {
    await this.page.locator(`[data-row$="${field}"]`).getByRole("button", { name: button, exact: true }).click();
  }

  /** Adds a format to the value in a field. */
  async format(field: string, format: string): Promise<void> {
    await this.page.locator(`[data-row$="${field}"] [data-pill]`).click();
    await this.page.getByRole("button", { name: format }).click();
    await this.page.keyboard.press("Escape");
  }

  async formula(field: string, formula: string): Promise<void> {
    await this.page.getByRole("textbox", { name: field, exact: true }).focus();
    await this.page.getByRole("button", { name: `Write ${field} as a formula` }).click();
    await this.page.getByRole("textbox", { name: `Formula of ${field}` }).fill(formula);
    await this.page.getByRole("button", { name: "Back to values" }).click();
  }

  /** Adds a step behind another by the plus on its output. */
  async addAfter(step: string, what: string): Promise<void> {
    await this.card(step)
      .getByRole("button", { name: `Add a step after ${step}` })
      .click();
    const picker = this.page.getByRole("dialog", { name: "Add a step" });
    await picker.getByRole("combobox").fill(what);
    await expect(picker.getByRole("option", { selected: true })).toContainText(new RegExp(what, "i"));
    await picker.getByRole("combobox").press("Enter");
    await expect(this.card(what)).toBeVisible();
  }

  /** Brings every card into view; returns when they stand still. */
  async showAll(): Promise<void> {
    await this.page.getByRole("button", { name: "Fit the flow" }).first().click();
    await expect.poll(() => this.movedSince()).toBe(false);
  }

  /** Opens the menu of a card and takes one of its entries. */
  async menu(step: string, entry: string): Promise<void> {
    await this.showAll();
    await this.card(step).click({ button: "right" });
    await this.page.getByRole("menuitem", { name: entry }).click();
  }

  async saved(): Promise<void> {
    await expect(this.page.locator("[data-save]")).toHaveText(/^Saved/);
  }

  /** Whether the canvas moved between two frames of drawing, and two more. */
  private movedSince(): Promise<boolean> {
    return this.page.locator(".react-flow__viewport").evaluate(async (viewport) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const before = viewport.getBoundingClientRect().toJSON();
      for (let count = 0; count < 4; count += 1) await frame();
      return JSON.stringify(before) !== JSON.stringify(viewport.getBoundingClientRect().toJSON());
    });
  }

  private async drag(from: Point, to: Point): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 8, from.y + 8, { steps: 3 });
    await mouse.move(to.x, to.y, { steps: 12 });
    await mouse.up();
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  await expect(locator).toBeVisible();
  const box = await locator.boundingBox();
  if (box === null) throw new Error("It is on the page but has no place there");
  return box;
}

function middle(box: { x: number; y: number; width: number; height: number }): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
