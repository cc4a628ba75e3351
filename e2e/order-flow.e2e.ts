import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { Editor } from "./pages/editor.ts";

test("an order becomes stock, a subscriber and an invoice, and can be read afterwards", async ({ page }) => {
  const editor = await Editor.fromTemplate(page, "Order to stock, newsletter and books");
  await expectAccessible(page);
  await editor.publishAsDemo();
  await editor.sendSample("New order");

  await expect(page.getByText("Succeeded").first()).toBeVisible();
  for (const step of ["New order", "Take off stock", "Add customer", "Create invoice"]) await expect(page.getByText(step).first()).toBeVisible();
  await expectAccessible(page);

  await page.goto("/runs");
  await expect(page.getByRole("row", { name: /Succeeded.*Order to stock, newsletter and books/ })).toBeVisible();
  await expectAccessible(page);

  await page.goto("/");
  await expect(page.getByText("Order to stock, newsletter and books").first()).toBeVisible();
  await expectAccessible(page);
});
