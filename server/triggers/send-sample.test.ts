import { afterAll, expect, test } from "vitest";
import { newId, type WorkspaceId } from "#db/ids.ts";
import { updateConnection } from "#db/queries/connections.ts";
import { insertFlow } from "#db/queries/flows.ts";
import { findRun } from "#db/queries/run-reads.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import { insertTrigger, pointTrigger } from "#db/queries/triggers.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import { forgetAccount, openAccount } from "#server/connections/open.ts";
import { createSandboxAccount } from "#server/connections/sandbox-accounts.ts";
import { keepPrevious } from "#server/connections/signing-secrets.ts";
import { sealSecrets } from "#server/connections/vault.ts";
import { shopify } from "#server/connectors/shopify/index.ts";
import { orderCreated } from "#server/connectors/shopify/order-created.ts";
import { AppError } from "#server/errors.ts";
import { savePlan } from "#server/runs/plans.ts";
import { stopRunner } from "#server/runs/runner.ts";
import { emptyGraph, orderPlan } from "#server/runs/testing/order-flow.ts";
import { hookDoor } from "./door.ts";
import { postSample } from "./post-sample.ts";
import { appRule } from "./rule.ts";
import { buildSample } from "./sample.ts";
import { sendSample } from "./send-sample.ts";
import { hashHookToken, makeHookToken } from "./token.ts";

useTestDatabase();
// No run is worked on here; this lets go of the writer's connection.
afterAll(() => stopRunner());

interface Shop {
  readonly workspaceId: WorkspaceId;
  readonly token: string;
  readonly url: string;
  readonly secret: string;
  readonly connectionId: string;
}

/** A simulated shop and a live flow that it starts. */
async function makeShop(): Promise<Shop> {
  const workspaceId = await makeWorkspace();
  const access = { workspaceId, role: "owner", actor: { kind: "system", task: "test" } } as const;
  const { id: connectionId } = await createSandboxAccount(access, { connector: "shopify" });
  const account = await openAccount(workspaceId, connectionId);
  const { signingSecret: secret = "" } = (await account?.secrets()) ?? {};
  const plan = { ...orderPlan(), responds: false };
  const flowId = newId();
  const token = makeHookToken();
  await inTransaction((tx) => insertFlow(workspaceId, { id: flowId, name: "Orders", draft: Buffer.of(1), draftHash: "h", apps: [], draftBy: null }, tx));
  await insertTrigger(workspaceId, { id: newId(), flowId, tokenHash: hashHookToken(token), tokenSealed: Buffer.of(1) });
  const going = { connector: "shopify", trigger: "order_created", connectionId, version: 4, planHash: plan.hash, enabled: true };
  await inTransaction((tx) => pointTrigger(workspaceId, flowId, going, tx));
  await savePlan(workspaceId, plan, emptyGraph);
  return { workspaceId, token, url: `https://patchbay.example/api/hooks/${token}`, secret, connectionId };
}

test("a sample is signed with the account's secret and becomes a run of the live version", async () => {
  const shop = await makeShop();
  const { runId } = await sendSample(shop, orderCreated.sample);
  expect(await findRun(shop.workspaceId, runId)).toMatchObject({ mode: "live", version: 4 });
});

test("two samples are two runs", async () => {
  const shop = await makeShop();
  const [one, two] = [await sendSample(shop, orderCreated.sample), await sendSample(shop, orderCreated.sample)];
  expect(one.runId).not.toBe(two.runId);
});

test("a delivery counts only when the account's own secret has signed it", async () => {
  const shop = await makeShop();
  const signedBy = (secret: string) => buildSample(appRule(orderCreated), { id: 1042 }, secret, { url: shop.url, id: newId(), now: Date.now() });
  expect(shop.secret).not.toBe("");
  expect((await postSample(hookDoor, shop.token, signedBy(`${shop.secret}!`))).status).toBe(401);
  expect((await postSample(hookDoor, shop.token, signedBy(shop.secret))).status).toBe(202);
});

test("while a shop changes over to a new secret, the one before it still counts", async () => {
  const shop = await makeShop();
  const secrets = keepPrevious(shopify, { signingSecret: shop.secret }, { signingSecret: "the next one" }, Date.now());
  await updateConnection(shop.workspaceId, shop.connectionId, { secrets: await sealSecrets(shop.workspaceId, shop.connectionId, secrets) });
  forgetAccount(shop.workspaceId, shop.connectionId);
  const sendWith = async (secret: string) => {
    const sample = buildSample(appRule(orderCreated), { id: 1042 }, secret, { url: shop.url, id: newId(), now: Date.now() });
    return (await postSample(hookDoor, shop.token, sample)).status;
  };
  expect([await sendWith("the next one"), await sendWith(shop.secret), await sendWith("neither")]).toEqual([202, 202, 401]);
});

test("nothing is sent to an address that is not live", async () => {
  const away = sendSample({ token: makeHookToken(), url: "https://patchbay.example" }, {});
  await expect(away).rejects.toMatchObject({ kind: "conflict", code: "hook_not_live" });
  await expect(away).rejects.toBeInstanceOf(AppError);
});
