import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { makeSignedIn } from "#server/auth/testing.ts";
import { accountApps } from "#server/connections/apps.ts";
import { listConnections } from "#server/connections/list.ts";
import { readAttempt } from "#server/connections/oauth/attempt.ts";
import { beginConnect } from "#server/connections/oauth/begin.ts";
import { finishConnect } from "#server/connections/oauth/callback.ts";
import { answerSimulated } from "#server/connections/oauth/simulated.ts";
import { setSandboxSwitches } from "#server/connections/sandbox-accounts.ts";
import { createFlow } from "#server/publishing/create.ts";
import { getFlow } from "#server/publishing/get.ts";
import { testFlow } from "#server/publishing/test.ts";
import { getRun } from "#server/runs/get-run.ts";
import { startRunner, stopRunner } from "#server/runs/runner.ts";
import { until } from "#server/runs/testing/until.ts";
import { stopSandbox } from "#server/sandbox/listener.ts";

useTestDatabase();

beforeAll(() => startRunner({ apps: accountApps, sweepMs: 50 }));
afterAll(async () => {
  await stopRunner();
  await stopSandbox();
});

type Owner = Awaited<ReturnType<typeof makeSignedIn>>;

/** Signs in at the simulated app once more for an account that is there. */
async function reconnect(owner: Owner, connector: string, account: string) {
  const wish = { connector, purpose: "reconnect", account, vars: {}, sandbox: true, popup: true, returnTo: "/accounts" } as const;
  const { id, url } = await beginConnect(owner, wish);
  const asked = new URL(url).searchParams;
  const scopes = (asked.get("scope") ?? "").split(/[\s,]/);
  const request = { connector, state: asked.get("state") ?? "", challenge: asked.get("code_challenge") ?? "" };
  const back = await answerSimulated(owner, request, { answer: "allow", scopes, organisations: [0] });
  await finishConnect(owner, connector, new URL(back.url).searchParams);
  return readAttempt(owner, id);
}

test("a run whose account ended waits for it, keeps what is done, and goes on by itself when the account is reconnected", async () => {
  const owner = await makeSignedIn("owner");
  const { id: flow } = await createFlow(owner, { template: "order-to-books" });
  const accounts = await listConnections(owner.workspaceId);
  const account = accounts.find(({ connector }) => connector === "xero")?.id ?? "";
  expect(await reconnect(owner, "xero", account)).toMatchObject({ status: "connected", account });
  await setSandboxSwitches(owner, account, ["expired"]);
  const { draft } = await getFlow(owner, flow);
  const { runId } = await testFlow(owner, { id: flow, graph: draft });
  const run = () => getRun(owner.workspaceId, runId);
  await until(async () => (await run()).status === "waiting");
  expect(await run()).toMatchObject({ waiting: { why: "account" }, attempts: 1 });
  expect((await listConnections(owner.workspaceId)).find(({ id }) => id === account)).toMatchObject({ health: "broken" });

  expect(await reconnect(owner, "xero", account)).toMatchObject({ status: "connected", account });
  await until(async () => (await run()).status === "succeeded");
  const { steps } = await run();
  expect(steps.map(({ status }) => status)).toEqual(steps.map(() => "succeeded"));
  expect(new Set(steps.map(({ attempts }) => attempts.length <= 1))).toEqual(new Set([true]));
});
