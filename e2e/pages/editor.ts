import { expect, type Page } from "@playwright/test";
import { open } from "./open.ts";

/** The flow editor, by what a person wants from it. */
export class Editor {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Makes a flow from the template with this title and opens it. */
  static async fromTemplate(page: Page, title: string): Promise<Editor> {
    await open(page, "/templates");
    await page.getByRole("button", { name: title }).click();
    await expect(page).toHaveURL(/\/flows\//);
    await expect(page.getByText("Ready to publish")).toBeVisible();
    return new Editor(page);
  }

  /** Publishes what is drawn on sandbox accounts, and waits until it is live. */
  async publishAsDemo(): Promise<void> {
    await this.page.getByRole("button", { name: "Publish flow" }).first().click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("Publish as a demo").check();
    await dialog.getByRole("button", { name: "Publish flow" }).click();
    await expect(this.page.getByText("Live version 1")).toBeVisible();
    await expect(dialog).toBeHidden();
  }

  /** Sends the trigger's sample to the flow's own address and opens the run it became. */
  async sendSample(trigger: string): Promise<void> {
    await this.page.getByText(trigger).first().click();
    await this.page.getByRole("button", { name: "Send a signed sample" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Send a signed sample" }).click();
    await dialog.getByText("Open the run").click();
    await expect(this.page).toHaveURL(/\/runs\//);
  }
}
