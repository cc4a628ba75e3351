import { expect, test } from "./fixtures.ts";
import { Canvas } from "./pages/canvas.ts";
import { Editor } from "./pages/editor.ts";

test("what a field gives is worked out beside the page's own thread, under the page's own policy", async ({ page }) => {
  const refused: string[] = [];
  page.on("console", (message) => (message.text().includes("Content Security Policy") ? refused.push(message.text()) : undefined));
  await Editor.fromTemplate(page, "Order to stock, newsletter and books");
  const panel = await new Canvas(page).open("Create invoice", "Map");
  await panel.locator('[data-row="Reference"]').getByText("#1042", { exact: true }).waitFor();
  const threads = page.workers().map((worker) => new URL(worker.url()));
  // One checks the flow, one tries mappings; both are files of ours, which is all that the policy allows.
  expect(threads.map((url) => url.origin)).toEqual([new URL(page.url()).origin, new URL(page.url()).origin]);
  expect(refused).toEqual([]);
});

test("a duplicated step stands beside its original, and one undo takes it away again", async ({ page }) => {
  const editor = await Editor.fromTemplate(page, "Order to stock, newsletter and books");
  const canvas = new Canvas(editor.page);
  await canvas.card("Create invoice").click({ position: { x: 90, y: 20 } });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+D");
  await expect(canvas.card("Create invoice")).toHaveCount(2);
  await page.keyboard.press("Control+Z");
  await expect(canvas.card("Create invoice")).toHaveCount(1);
});
