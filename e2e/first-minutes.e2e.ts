import { expectAccessible } from "./axe.ts";
import { expect, visitorTest as test } from "./fixtures.ts";
import { createOwner, signIn } from "./pages/setup.ts";

test("from an empty folder to a signed-in owner, who finds the way back in", async ({ page, request }) => {
  expect(await (await request.get("/healthz")).json()).toEqual({ ok: true });
  await page.goto("/");
  await expect(page).toHaveURL(/\/setup/);
  await expectAccessible(page);
  await createOwner(page);
  await expectAccessible(page);

  await page.context().clearCookies();
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
  await expectAccessible(page);
  await signIn(page);
  await expect(page).toHaveTitle(/Patchbay/);
});
