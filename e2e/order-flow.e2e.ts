import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { Editor } from "./pages/editor.ts";
import { open } from "./pages/open.ts";

test("an order becomes stock, a subscriber and an invoice, and can be read afterwards", async ({ page }) => {
  const editor = await Editor.fromTemplate(page, "Order to stock, newsletter and books");
  await expectAccessible(page);
  await editor.publishAsDemo();
  await editor.sendSample("New order");
  const run = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  await expect(page.getByRole("status").getByText("Succeeded")).toBeVisible();
  for (const step of ["New order", "Take off stock", "Add customer", "Create invoice"]) await expect(page.getByText(step).first()).toBeVisible();
  await expectAccessible(page);

  await open(page, "/runs");
  // By its id: other tests of this copy may have left runs of a flow with the same name.
  const row = page.locator(`tr[data-run="${run}"]`);
  await expect(row.getByText("Succeeded")).toBeVisible();
  await expect(row).toContainText("Order to stock, newsletter and books");
  await expectAccessible(page);

  await open(page, "/");
  await expect(page.getByText("Order to stock, newsletter and books").first()).toBeVisible();
  await expectAccessible(page);
});
