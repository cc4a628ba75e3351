import { expect, test } from "./fixtures.ts";

test("the product starts by itself and says that it is well", async ({ request }) => {
  const answer = await request.get("/healthz");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ ok: true });
});

test("whoever opens a fresh copy is shown a page of it", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveTitle(/Patchbay/);
});
