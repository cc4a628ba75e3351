import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { makeSignedIn } from "#server/auth/testing.ts";
import { accountApps } from "#server/connections/apps.ts";
import { listConnections } from "#server/connections/list.ts";
import { readAttempt } from "#server/connections/oauth/attempt.ts";
import { type BeginInput, beginConnect } from "#server/connections/oauth/begin.ts";
import { finishConnect } from "#server/connections/oauth/callback.ts";
import { answerSimulated } from "#server/connections/oauth/simulated.ts";
import { readSandbox } from "#server/connections/sandbox-accounts.ts";
import type { Graph } from "#server/flow/graph.ts";
import { createFlow } from "#server/publishing/create.ts";
import { getFlow } from "#server/publishing/get.ts";
import { publishFlow } from "#server/publishing/publish.ts";
import { saveDraft } from "#server/publishing/save-draft.ts";
import { testFlow } from "#server/publishing/test.ts";
import { getRun } from "#server/runs/get-run.ts";
import { startRunner, stopRunner } from "#server/runs/runner.ts";
import { until } from "#server/runs/testing/until.ts";
import { call, cookieOf, openApi } from "./testing.ts";
import { explainWish, wantedFor } from "./views/wanted.ts";

useTestDatabase();
let api: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  api = await openApi();
});
afterAll(async () => {
  await stopRunner();
  api.server.close();
});

type Owner = Awaited<ReturnType<typeof makeSignedIn>>;

async function orderFlow() {
  const owner = await makeSignedIn("owner");
  const { id } = await createFlow(owner, { template: "order-to-books" });
  const accounts = await listConnections(owner.workspaceId);
  const books = accounts.find(({ connector }) => connector === "xero")?.id ?? "";
  const post = async (path: string, input: unknown) => call(api.origin, path, "mutation", input, await cookieOf(owner.workspaceId, "owner"));
  return { owner, id, books, post };
}

/** Signs in at the simulated app and agrees to everything that it is asked. */
async function agree(owner: Owner, change: Partial<BeginInput>) {
  const wish = { connector: "xero", purpose: "connect", vars: {}, sandbox: true, popup: true, returnTo: "/accounts", ...change } as const;
  const { id, url } = await beginConnect(owner, wish);
  const asked = new URL(url).searchParams;
  const scopes = (asked.get("scope") ?? "").split(" ").filter((scope) => scope !== "");
  const request = { connector: "xero", state: asked.get("state") ?? "", challenge: asked.get("code_challenge") ?? "" };
  const back = await answerSimulated(owner, request, { answer: "allow", scopes, organisations: [0] });
  await finishConnect(owner, "xero", new URL(back.url).searchParams);
  return { account: (await readAttempt(owner, id)).account, scopes };
}

function onAccount(graph: Graph, connection: string): Graph {
  return { ...graph, nodes: graph.nodes.map((node) => (node.key === "invoice" && node.kind === "action" ? { ...node, connection } : node)) };
}

test("a step that writes with an account that may only read is not published", async () => {
  const { id, books, post } = await orderFlow();
  expect(await post("accounts.allow", { id: books, allowedEffects: ["read"] })).toMatchObject({ status: 200 });
  const answer = await post("flows.publish", { id, revision: 1, note: "", asDemo: true });
  expect(JSON.parse(answer.text).result.data).toMatchObject({
    ok: false,
    problems: [{ code: "effect_not_allowed", severity: "error", place: { node: "invoice" } }],
  });
});

test("a plan that was compiled before the account was limited is stopped at the last door, and nothing is written", async () => {
  const { owner, id, books, post } = await orderFlow();
  const { runId } = await testFlow(owner, { id, graph: (await getFlow(owner, id)).draft });
  await post("accounts.allow", { id: books, allowedEffects: ["read"] });
  await startRunner({ apps: accountApps, sweepMs: 50 });
  await until(async () => (await getRun(owner.workspaceId, runId)).status === "failed");
  const { steps, failure } = await getRun(owner.workspaceId, runId);
  expect(failure).toMatchObject({ node: "invoice" });
  expect(steps.find(({ node }) => node === "invoice")).toMatchObject({ status: "failed" });
  expect((await readSandbox(owner, books)).changeCount).toBe(0);
});

test("a new account is asked for what the live flows need, and without any for nothing but what every account needs", async () => {
  const { owner, id } = await orderFlow();
  expect(await wantedFor(owner, { connector: "xero" })).toEqual([]);
  const before = await explainWish(owner, { connector: "xero" });
  expect(before.able.flatMap(({ usedBy }) => usedBy)).toEqual([]);
  expect(before.choices.map(({ use }) => use)).toContain("create_invoice");
  await publishFlow(owner, { id, revision: 1, note: "", asDemo: true });
  const after = await explainWish(owner, { connector: "xero" });
  const step = (await getFlow(owner, id)).draft.nodes.find(({ key }) => key === "invoice")?.name;
  const by = [`${step} in Order to stock, newsletter and books`];
  expect(after.able).toContainEqual({ sentence: "create and read invoices", usedBy: by });
  expect(after.choices).toEqual([]);
});

test("a step whose account lacks a permission blocks Publish; only the new one is asked for, and then it goes live", async () => {
  const { owner, id } = await orderFlow();
  const { account, scopes } = await agree(owner, { uses: [] });
  expect(scopes).not.toContain("accounting.invoices");
  const { draft } = await getFlow(owner, id);
  await saveDraft(owner, { id, revision: 1, graph: onAccount(draft, account) });
  const publish = { id, revision: 2, note: "", asDemo: true };
  expect(await publishFlow(owner, publish)).toMatchObject({
    ok: false,
    problems: [{ code: "scope_missing", place: { node: "invoice" }, fixes: [{ label: "ask_permission" }, { label: "choose_account" }] }],
  });
  const uses = [{ use: "create_invoice", by: "Invoice in Order flow" }];
  const asked = await explainWish(owner, { connector: "xero", account, uses });
  expect(asked.able.map(({ usedBy }) => usedBy)).toEqual([["Invoice in Order flow"], ["Invoice in Order flow"]]);
  expect(asked.already.length).toBeGreaterThan(0);
  const again = await agree(owner, { purpose: "reconnect", account, uses });
  expect(again.account).toBe(account);
  expect(await publishFlow(owner, publish)).toEqual({ ok: true, version: 1 });
});
