import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { Canvas } from "./pages/canvas.ts";
import { Editor } from "./pages/editor.ts";
import { reopen } from "./pages/open.ts";

test("a flow is drawn on an empty canvas with the pointer, filled in, tested and published", async ({ page }) => {
  const canvas = await Canvas.empty(page);
  await expectAccessible(page);
  await canvas.dragIn("Order created", 180, 420);
  await canvas.useSandbox("Order created");
  await canvas.closePanel();
  await canvas.dragIn("Adjust stock", 620, 200);
  await canvas.closePanel();
  await canvas.dragIn("Create an invoice", 620, 420);
  await canvas.closePanel();
  await canvas.wire("Order created", "Adjust stock");
  await canvas.wire("Order created", "Create an invoice");
  await expect(canvas.wires()).toHaveCount(2);
  await expect(page.getByText("in parallel")).toBeVisible();

  await canvas.useSandbox("Create an invoice");
  await canvas.acceptSuggestions("Create an invoice");
  await canvas.choose("Kind", "Sales invoice");
  await canvas.clear("Date");
  await canvas.insert("Date", "Created");
  await canvas.mend("Date", "Convert to date");
  await canvas.mend("/Name", "Set a fallback");
  await canvas.choose("Account", "Sales");
  await canvas.clear("Item code");
  await expectAccessible(page);

  await canvas.useSandbox("Adjust stock");
  await canvas.acceptSuggestions("Adjust stock");
  await canvas.mend("sku", "Set a fallback");
  await canvas.type("Location", "BRS-1");
  await canvas.formula("Change", "-item.quantity");
  await canvas.choose("Reason", "Sale");
  await expect(page.getByRole("button", { name: "Ready to publish" })).toBeVisible();

  await page.getByRole("button", { name: /^Test flow/ }).click();
  await expect(canvas.card("Create an invoice").getByRole("img", { name: "Succeeded" })).toBeVisible();
  await canvas.saved();
  await reopen(page);
  await expect(canvas.wires()).toHaveCount(2);
  await new Editor(page).publishAsDemo();
});

test("deleting a step in the middle heals the wire, and undo brings both back", async ({ page }) => {
  const canvas = await Canvas.empty(page);
  await canvas.dragIn("Order created", 100, 300);
  await canvas.closePanel();
  await canvas.addAfter("Order created", "Get a stock level");
  await canvas.addAfter("Get a stock level", "Create an invoice");
  await expect(canvas.wires()).toHaveCount(2);
  await canvas.closePanel();

  await canvas.menu("Get a stock level", "Delete");
  await expect(canvas.card("Get a stock level")).toHaveCount(0);
  await expect(canvas.wires()).toHaveCount(1);
  await page.getByRole("button", { name: "Undo: delete Get a stock level" }).click();
  await expect(canvas.wires()).toHaveCount(2);
});

test("a loop is refused with its reason", async ({ page }) => {
  const canvas = await Canvas.empty(page);
  await canvas.dragIn("Order created", 60, 300);
  await canvas.closePanel();
  await canvas.addAfter("Order created", "Get a stock level");
  await canvas.addAfter("Get a stock level", "Create an invoice");
  await canvas.closePanel();
  await canvas.wire("Create an invoice", "Get a stock level");
  await expect(page.getByText("the flow would go round in circles").first()).toBeVisible();
  await expect(canvas.wires()).toHaveCount(2);
});
