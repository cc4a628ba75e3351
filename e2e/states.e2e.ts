import { expectAccessible } from "./axe.ts";
import { test } from "./fixtures.ts";
import { flowStates } from "./states/flow-states.ts";
import { pageStates } from "./states/page-states.ts";

for (const { name, show } of [...flowStates, ...pageStates]) {
  test(`${name}: everybody can use it, in light and in dark`, async ({ page }) => {
    await show(page);
    await expectAccessible(page);
  });
}
