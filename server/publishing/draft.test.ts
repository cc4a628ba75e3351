import { expect, test } from "vitest";
import { getPool } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { verifyAudit } from "#db/queries/audit.ts";
import { useTestDatabase } from "#db/testing.ts";
import type { Graph } from "#server/flow/graph.ts";
import { createFlow } from "./create.ts";
import { getFlow } from "./get.ts";
import { getHook } from "./hook.ts";
import { listFlows } from "./list.ts";
import { pauseFlow } from "./pause.ts";
import { removeFlow } from "./remove.ts";
import { renameFlow } from "./rename.ts";
import { saveDraft } from "./save-draft.ts";
import { appTrigger } from "./templates/build.ts";
import { makeAccess } from "./testing.ts";
import { getVersion, listVersions } from "./versions.ts";

useTestDatabase();

const graph = (name = "New order", x = 0): Graph => ({
  schema: 1,
  nodes: [appTrigger({ key: "order", name, position: { x, y: 0 } }, "shopify", "order_created")],
  edges: [],
});

test("a new flow is empty, has no live version, and stands in the list", async () => {
  const access = await makeAccess();
  const { id } = await createFlow(access, { name: "Orders" });
  expect(await getFlow(access, id)).toMatchObject({ id, name: "Orders", revision: 1, live: null, paused: false, hook: null, draftDiffersFromLive: true });
  expect(await listFlows(access)).toMatchObject([{ id, name: "Orders", apps: [], draftBy: "Ada editor" }]);
});

test("a template comes whole, with its apps", async () => {
  const access = await makeAccess();
  const { id } = await createFlow(access, { template: "order-to-books" });
  const { draft, name } = await getFlow(access, id);
  expect(name).toBe("Order to stock, newsletter and books");
  expect(draft.nodes.map(({ key }) => key)).toEqual(["order", "stock", "customer", "invoice"]);
  expect((await listFlows(access))[0]?.apps).toEqual(["shopify", "inventory", "mailchimp", "xero"]);
  await expect(createFlow(access, { template: "none" })).rejects.toMatchObject({ code: "template_unknown" });
});

test("a flow begins with a graph that is given, if it is one", async () => {
  const access = await makeAccess();
  const { id } = await createFlow(access, { name: "Copy of Orders", graph: graph() });
  expect((await getFlow(access, id)).draft).toEqual(graph());
  await expect(createFlow(access, { graph: { nodes: [] } })).rejects.toMatchObject({ code: "graph_unreadable" });
});

test("a saved draft comes back as it was, and the stored bytes show nothing of it", async () => {
  const access = await makeAccess();
  const { id } = await createFlow(access, {});
  const saved = graph("Order of ada.bell@example.com");
  expect(await saveDraft(access, { id, revision: 1, graph: saved })).toEqual({ revision: 2 });
  expect((await getFlow(access, id)).draft).toEqual(saved);
  const { rows } = await getPool().query("select draft from flows where id = $1", [id]);
  expect(String(rows[0].draft)).not.toContain("ada.bell");
});

test("of two who save the same revision, one is told who was faster", async () => {
  const access = await makeAccess();
  const colleague = await makeAccess(access.workspaceId);
  const { id } = await createFlow(access, {});
  const saves = [access, colleague].map((who, n) => saveDraft(who, { id, revision: 1, graph: graph(`By ${n}`) }));
  const outcomes = await Promise.allSettled(saves);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { kind: "conflict", code: "draft_changed", params: { who: "Ada editor", revision: "2", when: expect.stringMatching(/^\d\d:\d\d UTC$/) } },
  });
});

test("what is not a flow is not saved", async () => {
  const access = await makeAccess();
  const { id } = await createFlow(access, {});
  await expect(saveDraft(access, { id, revision: 1, graph: { nodes: "none" } })).rejects.toMatchObject({ kind: "invalid", code: "graph_unreadable" });
  expect((await getFlow(access, id)).revision).toBe(1);
});

test("the address of a flow is made once and stays, also when two ask at the same moment", async () => {
  const access = await makeAccess();
  const { id } = await createFlow(access, {});
  await expect(getHook(access, id)).rejects.toMatchObject({ code: "no_hook" });
  await saveDraft(access, { id, revision: 1, graph: graph() });
  const hooks = await Promise.all([getHook(access, id), getHook(access, id)]);
  expect(hooks[0]).toEqual(hooks[1]);
  expect(hooks[0]).toMatchObject({ url: expect.stringMatching(/\/api\/hooks\/[\w-]{43}$/), verified: false });
  const { rows } = await getPool().query("select * from triggers where flow_id = $1", [id]);
  expect(JSON.stringify(rows)).not.toContain(hooks[0]?.url.slice(-43));
  expect(rows).toHaveLength(1);
});

test("a removed flow is gone from everywhere, and its id is like any unknown one", async () => {
  const access = await makeAccess();
  const { id } = await createFlow(access, {});
  await removeFlow(access, id);
  expect(await listFlows(access)).toEqual([]);
  const gone = { kind: "not_found", code: "not_found", params: {} };
  await expect(getFlow(access, id)).rejects.toMatchObject(gone);
  await expect(saveDraft(access, { id, revision: 1, graph: graph() })).rejects.toMatchObject(gone);
  await expect(removeFlow(access, id)).rejects.toMatchObject(gone);
  const { rows } = await getPool().query("select count(*) from flows where id = $1", [id]);
  expect(rows[0].count).toBe(1);
});

test("a flow of another workspace is not found, whatever is asked of it", async () => {
  const owner = await makeAccess();
  const stranger = await makeAccess();
  const { id } = await createFlow(owner, { name: "Orders" });
  const attempts: (() => Promise<unknown>)[] = [
    () => getFlow(stranger, id),
    () => saveDraft(stranger, { id, revision: 1, graph: graph() }),
    () => renameFlow(stranger, { id, name: "Mine" }),
    () => removeFlow(stranger, id),
    () => pauseFlow(stranger, { id, paused: true }),
    () => getHook(stranger, id),
    () => listVersions(stranger, id),
    () => getVersion(stranger, { id, version: 1 }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ kind: "not_found", code: "not_found" });
  expect(await listFlows(stranger)).toEqual([]);
  expect(await getFlow(owner, id)).toMatchObject({ name: "Orders", revision: 1 });
});

test("what was done stands in the audit log", async () => {
  const access = await makeAccess();
  const { id } = await createFlow(access, {});
  await renameFlow(access, { id, name: "Orders" });
  await removeFlow(access, id);
  const { rows } = await getPool().query("select action, subject from audit where workspace_id = $1 order by seq", [access.workspaceId]);
  expect(rows.map(({ action }) => action)).toEqual(["flow.created", "flow.renamed", "flow.removed"]);
  expect(rows.every(({ subject }) => subject === `flow:${id}`)).toBe(true);
  expect(await verifyAudit(access.workspaceId)).toEqual({ ok: true, lines: 3 });
});

test("a flow that never was live cannot be paused", async () => {
  const access = await makeAccess();
  const { id } = await createFlow(access, {});
  await expect(pauseFlow(access, { id, paused: true })).rejects.toMatchObject({ code: "not_published" });
  await expect(pauseFlow(access, { id: newId(), paused: true })).rejects.toMatchObject({ kind: "not_found" });
});
