import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";

for (const path of ["/", "/templates", "/accounts", "/runs", "/settings"]) {
  test(`${path} opens without an error and can be used by everybody`, async ({ page }) => {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(`${message.text()} ${message.location().url}`);
    });
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });
}
