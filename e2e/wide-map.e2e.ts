import { editorWords } from "#server/messages/editor.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { expect, test } from "./fixtures.ts";
import { Canvas } from "./pages/canvas.ts";
import { Editor } from "./pages/editor.ts";

const STEP = "Create invoice";

test("F6 goes round the columns of the wide map, and a formula is completed by keyboard", async ({ page }) => {
  await Editor.fromTemplate(page, "Order to stock, newsletter and books");
  await new Canvas(page).open(STEP, editorWords.panel.map);
  await page.getByRole("button", { name: new RegExp(editorWords.panel.wideMap) }).click();
  const map = page.getByRole("dialog", { name: mappingWords.wide.title(STEP) });
  await expect(map).toBeVisible();
  const column = () => page.evaluate(() => document.activeElement?.closest("[data-region]")?.getAttribute("aria-label"));
  const { sources, wide } = mappingWords;
  for (const next of [sources.title, wide.fields, wide.result, sources.title]) {
    await page.keyboard.press("F6");
    await expect.poll(column).toBe(next);
  }

  await map.getByRole("textbox", { name: "Reference", exact: true }).focus();
  await map.getByRole("button", { name: mappingWords.form.formula("Reference") }).click();
  const formula = map.getByRole("textbox", { name: mappingWords.form.formulaField("Reference") });
  await formula.fill("");
  await formula.pressSequentially("upp");
  const list = page.getByRole("listbox", { name: mappingWords.completion.label });
  await expect(list.getByRole("option", { selected: true })).toContainText("upper");
  await formula.press("Enter");
  await expect(formula).toHaveValue("upper(");
  await formula.pressSequentially("order.nam");
  await expect(list.getByRole("option", { selected: true })).toContainText("name");
  await formula.press("Tab");
  await formula.pressSequentially(")");
  await expect(formula).toHaveValue("upper(order.name)");
  await formula.pressSequentially(" + or");
  await expect(list).toBeVisible();
  // Esc goes up one level at a time: the list, the formula, the map.
  await formula.press("Escape");
  await expect(list).toBeHidden();
  await expect(formula).toBeFocused();
  await formula.fill("upper(order.name)");
  await formula.press("Escape");
  await expect(formula).toBeHidden();
  await expect(map).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(map).toBeHidden();
});
