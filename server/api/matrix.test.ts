import type { Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getPool } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import { invite, listInvites } from "#server/auth/invites.ts";
import { atLeast, roles } from "#server/auth/roles.ts";
import { makeSignedIn } from "#server/auth/testing.ts";
import { listConnections } from "#server/connections/list.ts";
import { beginConnect } from "#server/connections/oauth/begin.ts";
import { createFlow } from "#server/publishing/create.ts";
import { getFlow } from "#server/publishing/get.ts";
import { testFlow } from "#server/publishing/test.ts";
import { everyProcedure } from "./every-procedure.ts";
import { type Ids, inputs, withoutIds, withoutInput } from "./matrix-inputs.ts";
import { call, cookieOf, openApi } from "./testing.ts";

useTestDatabase();

const procedures = everyProcedure();
let server: Server;
let origin = "";

beforeAll(async () => {
  ({ server, origin } = await openApi());
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const nothing = (): Ids => ({ flow: newId(), run: newId(), account: newId(), session: newId(), user: newId(), invite: newId(), attempt: newId() });

function inputOf(path: string, ids: Ids): unknown {
  return inputs[path]?.(ids);
}

test("every procedure is in this test", () => {
  const paths = procedures.map(({ path }) => path).sort();
  expect([...Object.keys(inputs), ...withoutInput].sort()).toEqual(paths);
  expect(procedures.filter(({ meta }) => meta.access === "open").map(({ path }) => path)).toEqual([
    "setup.state",
    "setup.createOwner",
    "setup.invitation",
    "setup.join",
  ]);
});

test.each(procedures.filter(({ meta }) => meta.access !== "open"))(
  "T14: $path is for members with the role $meta.access and above",
  async ({ path, type, meta }) => {
    expect(await call(origin, path, type, inputOf(path, nothing()), null)).toMatchObject({ status: 401, code: "signed_out" });
    const workspaceId = await makeWorkspace();
    for (const role of roles) {
      const answer = await call(origin, path, type, inputOf(path, nothing()), await cookieOf(workspaceId, role));
      const may = meta.access !== "open" && atLeast(role, meta.access);
      expect({ role, refused: [401, 403].includes(answer.status), broken: answer.status === 500 }).toEqual({ role, refused: !may, broken: false });
    }
  },
);

async function makeThings(): Promise<Ids> {
  const owner = await makeSignedIn("owner");
  const { id: flow } = await createFlow(owner, { template: "order-to-books" });
  const [account] = await listConnections(owner.workspaceId);
  const { draft } = await getFlow(owner, flow);
  // No runner works here, so the run stands in the queue for as long as the test.
  const { runId: run } = await testFlow(owner, { id: flow, graph: draft });
  await invite(owner, { email: "sam@example.com", role: "viewer" });
  const [open] = await listInvites(owner);
  const { id: attempt } = await beginConnect(owner, { connector: "xero", purpose: "connect", vars: {}, sandbox: true, popup: true, returnTo: "/accounts" });
  return { attempt, invite: open?.id ?? "", flow, run, account: account?.id ?? "", session: owner.actor.sessionId, user: owner.actor.userId };
}

test.each(Object.keys(inputs).filter((path) => !withoutIds.includes(path)))(
  "T13: %s answers for another workspace's id as for one that never was",
  async (path) => {
    const type = procedures.find((procedure) => procedure.path === path)?.type ?? "query";
    const things = await makeThings();
    const stranger = await cookieOf(await makeWorkspace(), "owner");
    const foreign = await call(origin, path, type, inputOf(path, things), stranger);
    const unknown = await call(origin, path, type, inputOf(path, nothing()), stranger);
    expect(foreign.text).toBe(unknown.text);
    expect(foreign).toMatchObject({ status: 404, code: "not_found" });
  },
);

test("what is left of things after strangers tried everything", async () => {
  const things = await makeThings();
  const stranger = await cookieOf(await makeWorkspace(), "owner");
  const changing = procedures.filter(({ path, type }) => type === "mutation" && !withoutIds.includes(path));
  for (const { path, type } of changing) await call(origin, path, type, inputOf(path, things), stranger);
  const { rows } = await getPool().query("select name, revision, paused, removed_at from flows where id = $1", [things.flow]);
  expect(rows).toEqual([{ name: "Order to stock, newsletter and books", revision: 1, paused: false, removed_at: null }]);
  const kept = await getPool().query("select role from members join sessions using (workspace_id, user_id) where sessions.id = $1", [things.session]);
  expect(kept.rows).toEqual([{ role: "owner" }]);
  const accounts = await getPool().query("select health, array_length(allowed_effects, 1) as allowed from connections where id = $1", [things.account]);
  expect(accounts.rows).toEqual([{ health: "working", allowed: 5 }]);
  const runs = await getPool().query("select status, cancel_asked from runs where id = $1", [things.run]);
  expect(runs.rows).toEqual([{ status: "queued", cancel_asked: false }]);
});

test("an error tells nothing of the inside", async () => {
  const cookie = await cookieOf(await makeWorkspace(), "owner");
  await getPool().query("alter table flows rename to gone");
  const answer = await call(origin, "flows.list", "query", undefined, cookie);
  await getPool().query("alter table gone rename to flows");
  expect(answer).toMatchObject({ status: 500, code: "bug" });
  expect(answer.text).not.toMatch(/select|relation|stack|\.ts|node_modules/i);
});

test("an input that does not fit names the field and not what was sent", async () => {
  const cookie = await cookieOf(await makeWorkspace(), "owner");
  const answer = await call(origin, "flows.get", "query", { id: "secret-value" }, cookie);
  expect(answer).toMatchObject({ status: 400, code: "input_not_usable" });
  expect(answer.text).toContain("id:");
  expect(answer.text).not.toContain("secret-value");
});

test("more than twenty calls in one request are refused", async () => {
  const cookie = await cookieOf(await makeWorkspace(), "viewer");
  const batch = async (count: number) => (await fetch(`${origin}/api/trpc/${Array(count).fill("me").join(",")}?batch=1`, { headers: { cookie } })).status;
  expect(await batch(20)).toBe(200);
  expect(await batch(21)).toBe(400);
});

test("a stream whose session was ended does not open again", async () => {
  const cookie = await cookieOf(await makeWorkspace(), "viewer");
  await call(origin, "sessions.signOutEverywhere", "mutation", undefined, cookie);
  expect(await call(origin, "runs.watchList", "subscription", undefined, cookie)).toMatchObject({ status: 401 });
});
