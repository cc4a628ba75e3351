import { beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import type { Access } from "#server/auth/access.ts";
import { listConnections } from "#server/connections/list.ts";
import { readSandbox, setSandboxSwitches } from "#server/connections/sandbox-accounts.ts";
import { settle } from "#server/env.ts";
import { createFlow } from "./create.ts";
import { getHook } from "./hook.ts";
import { pauseFlow } from "./pause.ts";
import { publishFlow } from "./publish.ts";
import { removeFlow } from "./remove.ts";
import { replaceHook } from "./replace-hook.ts";
import { makeAccess } from "./testing.ts";

useTestDatabase();
beforeAll(() => settle({ PUBLIC_URL: "https://flows.example.com" }));

const demo = { revision: 1, note: "", asDemo: true };

async function flowOfAShop(): Promise<{ access: Access; id: string; shop: string }> {
  const access = await makeAccess();
  const { id } = await createFlow(access, { template: "order-to-books" });
  const shop = (await listConnections(access.workspaceId)).find(({ connector }) => connector === "shopify");
  return { access, id, shop: shop?.id ?? "" };
}

/** What the shop was told, oldest first. */
async function told(access: Access, shop: string): Promise<readonly string[]> {
  return (await readSandbox(access, shop)).changes.map(({ title }) => title).reverse();
}

test("publishing makes the address known, again changes nothing, and pausing, a new address and removing follow", async () => {
  const { access, id, shop } = await flowOfAShop();
  expect(await publishFlow(access, { id, ...demo })).toEqual({ ok: true, version: 1 });
  expect(await publishFlow(access, { id, ...demo })).toEqual({ ok: true, version: 2 });
  const known = `ORDERS_CREATE to ${(await getHook(access, id)).url}`;
  expect(await told(access, shop)).toEqual([known]);
  await pauseFlow(access, { id, paused: true });
  await pauseFlow(access, { id, paused: false });
  expect(await told(access, shop)).toEqual([known, "ORDERS_CREATE removed", known]);
  const { url } = await replaceHook(access, id);
  expect((await told(access, shop)).slice(3)).toEqual(["ORDERS_CREATE removed", `ORDERS_CREATE to ${url}`]);
  await removeFlow(access, id);
  expect((await told(access, shop)).slice(5)).toEqual(["ORDERS_CREATE removed"]);
});

test("an app that cannot be told does not keep the flow from going live, and the person hears why", async () => {
  const { access, id, shop } = await flowOfAShop();
  await setSandboxSwitches(access, shop, ["rateLimit"]);
  expect(await publishFlow(access, { id, ...demo })).toMatchObject({
    ok: true,
    version: 1,
    notice: expect.stringMatching(/live, but the app could not be told/),
  });
  await setSandboxSwitches(access, shop, []);
  expect(await publishFlow(access, { id, ...demo })).toEqual({ ok: true, version: 2 });
  expect(await told(access, shop)).toHaveLength(1);
});
