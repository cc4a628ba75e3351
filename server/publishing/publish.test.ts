import { expect, test } from "vitest";
import { getPool } from "#db/client.ts";
import { verifyAudit } from "#db/queries/audit.ts";
import { findTriggerByToken } from "#db/queries/triggers.ts";
import { useTestDatabase } from "#db/testing.ts";
import type { Access } from "#server/auth/access.ts";
import { allowEffects, removeAccount } from "#server/connections/change.ts";
import { listConnections } from "#server/connections/list.ts";
import type { Graph } from "#server/flow/graph.ts";
import { loadPlan } from "#server/runs/plans.ts";
import { hashHookToken } from "#server/triggers/token.ts";
import { accountUses } from "./account-uses.ts";
import { createFlow } from "./create.ts";
import { getFlow } from "./get.ts";
import { getHook } from "./hook.ts";
import { listFlows } from "./list.ts";
import { pauseFlow } from "./pause.ts";
import { publishFlow } from "./publish.ts";
import { removeFlow } from "./remove.ts";
import { replaceHook } from "./replace-hook.ts";
import { rollBack } from "./rollback.ts";
import { saveDraft } from "./save-draft.ts";
import { makeAccess } from "./testing.ts";
import { getVersion, listVersions } from "./versions.ts";

useTestDatabase();

const demo = { revision: 1, note: "First", asDemo: true };

async function fromTemplate(): Promise<{ access: Access; id: string; graph: Graph }> {
  const access = await makeAccess();
  const { id } = await createFlow(access, { template: "order-to-books" });
  return { access, id, graph: (await getFlow(access, id)).draft };
}

async function tokenHashOf(access: Access, id: string): Promise<Buffer> {
  return hashHookToken((await getHook(access, id)).url.slice(-43));
}

function renamed(graph: Graph, name: string): Graph {
  return { ...graph, nodes: graph.nodes.map((node) => (node.key === "invoice" ? { ...node, name } : node)) };
}

test("a demo goes live in one step: version, plan, address and log", async () => {
  const { access, id } = await fromTemplate();
  expect(await publishFlow(access, { id, ...demo })).toEqual({ ok: true, version: 1 });
  const flow = await getFlow(access, id);
  expect(flow).toMatchObject({ live: { version: 1, note: "First" }, draftDiffersFromLive: false, hook: { verified: false } });
  const trigger = await findTriggerByToken(await tokenHashOf(access, id));
  expect(trigger).toMatchObject({ flowId: id, workspaceId: access.workspaceId, version: 1, connector: "shopify", trigger: "order_created" });
  const plan = await loadPlan(access.workspaceId, trigger?.planHash ?? "");
  expect(plan?.nodes.map(({ key }) => key).sort()).toEqual(["customer", "invoice", "order", "stock"]);
  const { rows } = await getPool().query("select action, details from audit where workspace_id = $1 order by seq desc limit 1", [access.workspaceId]);
  expect(rows[0].action).toBe("flow.published");
  expect(JSON.parse(rows[0].details)).toMatchObject({ version: 1, demo: true, plan: trigger?.planHash });
  expect(await verifyAudit(access.workspaceId)).toMatchObject({ ok: true });
});

test("steps on sandbox accounts are not published unless a demo is meant", async () => {
  const { access, id } = await fromTemplate();
  const answer = await publishFlow(access, { id, ...demo, asDemo: false });
  expect(answer).toMatchObject({ ok: false });
  const problems = answer.ok ? [] : answer.problems;
  expect(problems.map(({ code, place }) => `${place.node} ${code}`).sort()).toEqual([
    "customer sandbox_account",
    "invoice sandbox_account",
    "order sandbox_account",
    "stock sandbox_account",
  ]);
  expect((await getFlow(access, id)).live).toBeNull();
  expect(await listVersions(access, id)).toEqual([]);
});

test("what is wrong is an answer with its place, and nothing goes live", async () => {
  const { access, id } = await fromTemplate();
  const [account] = (await listConnections(access.workspaceId)).filter(({ connector }) => connector === "xero");
  await removeAccount(access, account?.id ?? "");
  const answer = await publishFlow(access, { id, ...demo });
  expect(answer).toMatchObject({ ok: false, problems: [{ severity: "error", place: { node: "invoice" } }] });
  expect((await getFlow(access, id)).live).toBeNull();
});

test("only the draft that was looked at is published", async () => {
  const { access, id, graph } = await fromTemplate();
  await saveDraft(access, { id, revision: 1, graph: renamed(graph, "Bill") });
  await expect(publishFlow(access, { id, ...demo })).rejects.toMatchObject({ kind: "conflict", code: "draft_changed" });
  expect(await publishFlow(access, { id, ...demo, revision: 2 })).toEqual({ ok: true, version: 1 });
});

test("two who publish at the same moment make two versions, and the later one is live", async () => {
  const { access, id } = await fromTemplate();
  const answers = await Promise.all([publishFlow(access, { id, ...demo }), publishFlow(access, { id, ...demo })]);
  expect(answers.map((answer) => (answer.ok ? answer.version : 0)).sort()).toEqual([1, 2]);
  expect((await getFlow(access, id)).live?.version).toBe(2);
  expect((await findTriggerByToken(await tokenHashOf(access, id)))?.version).toBe(2);
});

test("the address outlives every publish, and a moved card is no change to publish", async () => {
  const { access, id, graph } = await fromTemplate();
  await publishFlow(access, { id, ...demo });
  const before = await getHook(access, id);
  const moved = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, position: { x: 8, y: 8 } })) };
  await saveDraft(access, { id, revision: 1, graph: moved });
  expect((await getFlow(access, id)).draftDiffersFromLive).toBe(false);
  await saveDraft(access, { id, revision: 2, graph: renamed(graph, "Bill") });
  expect((await getFlow(access, id)).draftDiffersFromLive).toBe(true);
  await publishFlow(access, { id, ...demo, revision: 3 });
  expect(await getHook(access, id)).toEqual(before);
});

test("rolling back puts the old graph live as a new version and leaves the draft alone", async () => {
  const { access, id, graph } = await fromTemplate();
  await publishFlow(access, { id, ...demo });
  await saveDraft(access, { id, revision: 1, graph: renamed(graph, "Bill") });
  await publishFlow(access, { id, ...demo, revision: 2 });
  expect(await rollBack(access, { id, version: 1, note: "", asDemo: true })).toEqual({ ok: true, version: 3 });
  expect(await listVersions(access, id)).toMatchObject([
    { version: 3, live: true, restores: 1, note: "Back to version 1", publishedBy: "Ada editor" },
    { version: 2, live: false, restores: null },
    { version: 1, live: false, note: "First", demo: true },
  ]);
  expect((await getVersion(access, { id, version: 3 })).graph).toEqual(graph);
  const flow = await getFlow(access, id);
  expect(flow).toMatchObject({ draftDiffersFromLive: true, revision: 2 });
  expect(flow.draft.nodes.find(({ key }) => key === "invoice")?.name).toBe("Bill");
  await expect(rollBack(access, { id, version: 9, note: "", asDemo: true })).rejects.toMatchObject({ kind: "not_found", code: "no_version" });
});

test("a paused flow lets nothing in, also after a publish, until it goes on", async () => {
  const { access, id } = await fromTemplate();
  await publishFlow(access, { id, ...demo });
  const hash = await tokenHashOf(access, id);
  await pauseFlow(access, { id, paused: true });
  expect(await findTriggerByToken(hash)).toBeNull();
  await publishFlow(access, { id, ...demo });
  expect(await findTriggerByToken(hash)).toBeNull();
  await pauseFlow(access, { id, paused: false });
  expect(await findTriggerByToken(hash)).toMatchObject({ version: 2 });
});

test("a removed flow is off the air; its versions stay", async () => {
  const { access, id } = await fromTemplate();
  await publishFlow(access, { id, ...demo });
  const hash = await tokenHashOf(access, id);
  await removeFlow(access, id);
  expect(await findTriggerByToken(hash)).toBeNull();
  await expect(publishFlow(access, { id, ...demo })).rejects.toMatchObject({ kind: "not_found" });
  const { rows } = await getPool().query("select count(*) from flow_versions where flow_id = $1", [id]);
  expect(rows[0].count).toBe(1);
});

test("an account knows the live flows that need it", async () => {
  const { access, id } = await fromTemplate();
  expect((await accountUses(access)).size).toBe(0);
  await publishFlow(access, { id, ...demo });
  const uses = await accountUses(access);
  for (const { id: account } of await listConnections(access.workspaceId)) {
    expect(uses.get(account)).toEqual([{ id, name: "Order to stock, newsletter and books" }]);
  }
});

test("sandbox accounts are made once and shared by templates", async () => {
  const { access } = await fromTemplate();
  await createFlow(access, { template: "order-to-books" });
  const accounts = await listConnections(access.workspaceId);
  expect(accounts.map(({ connector, sandbox }) => `${connector} ${sandbox}`).sort()).toEqual(["inventory true", "mailchimp true", "shopify true", "xero true"]);
  expect(await listFlows(access)).toHaveLength(2);
});

test("a template takes no sandbox account that somebody has limited", async () => {
  const { access } = await fromTemplate();
  const limited = (await listConnections(access.workspaceId)).find(({ connector }) => connector === "xero")?.id ?? "";
  await allowEffects(access, limited, ["read"]);
  const { id } = await createFlow(access, { template: "order-to-books" });
  expect(JSON.stringify((await getFlow(access, id)).draft)).not.toContain(limited);
  expect(await publishFlow(access, { id, ...demo })).toEqual({ ok: true, version: 1 });
});

test("a flow's address can be replaced: the old one is unknown at once, the new one has to prove itself", async () => {
  const { access, id } = await fromTemplate();
  await publishFlow(access, { id, ...demo });
  const old = await tokenHashOf(access, id);
  const { url, verified } = await replaceHook(access, id);
  expect(verified).toBe(false);
  expect(await findTriggerByToken(old)).toBe(null);
  expect(await findTriggerByToken(hashHookToken(url.slice(-43)))).toMatchObject({ flowId: id, version: 1 });
  expect((await getHook(access, id)).url).toBe(url);
  await expect(replaceHook(await makeAccess(), id)).rejects.toMatchObject({ kind: "not_found" });
  expect(await verifyAudit(access.workspaceId)).toMatchObject({ ok: true });
});
