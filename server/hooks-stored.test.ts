import { createServer, connect as dial, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, connectTo } from "#db/client.ts";
import { newId, type WorkspaceId } from "#db/ids.ts";
import { insertFlow } from "#db/queries/flows.ts";
import { findRun } from "#db/queries/run-reads.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import { enableTrigger, insertTrigger, pointTrigger } from "#db/queries/triggers.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import type { Plan } from "#server/flow/plan.ts";
import { ask, useEdges } from "#server/http/testing.ts";
import { savePlan } from "#server/runs/plans.ts";
import { startRunner, stopRunner } from "#server/runs/runner.ts";
import { createHttpApps } from "#server/runs/testing/http-apps.ts";
import { emptyGraph, orderPlan } from "#server/runs/testing/order-flow.ts";
import { type Stub, startStub } from "#server/runs/testing/stub.ts";
import { hookDoor } from "#server/triggers/door.ts";
import { forgetHook } from "#server/triggers/known-hooks.ts";
import { hashHookToken, makeHookToken } from "#server/triggers/token.ts";

const database = useTestDatabase();
const { start } = useEdges();
let stub: Stub;
let line: Line;

beforeAll(async () => {
  stub = await startStub();
  line = await layLine(database.url());
  await connectTo(line.url);
  await startRunner({ apps: createHttpApps(stub.url) });
});
afterAll(async () => {
  await line.mend();
  await stopRunner();
  await stub.close();
  await closePool();
  line.close();
  await connectTo(database.url());
});

/** A cable to the database that can be cut: connections break, and new ones are refused, until it is mended. */
interface Line {
  readonly url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): void;
}

async function layLine(to: string): Promise<Line> {
  const target = new URL(to);
  const sockets = new Set<Socket>();
  const server: Server = createServer((near) => {
    const far = dial(Number(target.port), target.hostname);
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(into);
      from.on("error", () => into.destroy());
      from.on("close", () => into.destroy());
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const cut = () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    return closed;
  };
  return {
    url: Object.assign(new URL(to), { hostname: "127.0.0.1", port: String(port) }).href,
    cut,
    mend: () => (server.listening ? Promise.resolve() : listen(port)),
    close: () => void cut(),
  };
}

interface LiveFlow {
  readonly workspaceId: WorkspaceId;
  readonly flowId: string;
  readonly token: string;
}

/** A published flow with an address, as the rooms above would have stored it. */
async function publish(plan: Plan): Promise<LiveFlow> {
  const workspaceId = await makeWorkspace();
  const flowId = newId();
  const token = makeHookToken();
  const draft = { draft: Buffer.of(1), draftHash: "h", apps: [], draftBy: null };
  const going = { connector: null, trigger: null, connectionId: null, version: 1, planHash: plan.hash, enabled: true };
  await inTransaction((tx) => insertFlow(workspaceId, { ...draft, id: flowId, name: "Orders" }, tx));
  await insertTrigger(workspaceId, { id: newId(), flowId, tokenHash: hashHookToken(token), tokenSealed: Buffer.of(1) });
  await inTransaction((tx) => pointTrigger(workspaceId, flowId, going, tx));
  await savePlan(workspaceId, plan, emptyGraph);
  return { workspaceId, flowId, token };
}

const order = JSON.stringify({ name: "#1042", email: "ada@example.com", total: "79.90" });
const quiet = (): Plan => ({ ...orderPlan(), responds: false });

function post(edge: { readonly port: number }, token: string, headers: { readonly [name: string]: string } = {}) {
  return ask(edge, `/api/hooks/${token}`, { method: "POST", body: order, headers: { "content-type": "application/json", ...headers } });
}

test("a delivery becomes a run, and a flow that answers is heard", async () => {
  const edge = await start({ hooks: hookDoor });
  const live = await publish(orderPlan());
  const answer = await post(edge, live.token);
  expect([answer.status, answer.text]).toEqual([200, '{"invoice":"/invoice"}']);
});

test("ten deliveries with one id at once are one run, answered ten times", async () => {
  const edge = await start({ hooks: hookDoor });
  const live = await publish(quiet());
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(edge, live.token, { "webhook-id": "d1" })));
  expect(new Set(answers.map((answer) => JSON.parse(answer.text).run)).size).toBe(1);
  expect(answers.map((answer) => answer.status).sort()).toEqual([...Array(9).fill(200), 202]);
});

test("a flow that is paused answers like one that never was", async () => {
  const edge = await start({ hooks: hookDoor });
  const live = await publish(quiet());
  expect((await post(edge, live.token)).status).toBe(202);
  await inTransaction((tx) => enableTrigger(live.workspaceId, live.flowId, false, tx));
  forgetHook(live.flowId);
  const [paused, unknown] = await Promise.all([post(edge, live.token), post(edge, makeHookToken())]);
  expect([paused.status, paused.text]).toEqual([404, unknown.text]);
});

test("closing answers a sender who waits for the flow, and whoever starts next finishes the run", async () => {
  const edge = await start({ hooks: hookDoor });
  const live = await publish(orderPlan());
  const released = Promise.withResolvers<void>();
  const called = Promise.withResolvers<void>();
  stub.before = () => {
    called.resolve();
    return released.promise;
  };
  const answer = post(edge, live.token);
  await called.promise;
  await Promise.all([edge.drain.close(), stopRunner(100)]);
  const { status, text } = await answer;
  expect(status).toBe(202);
  stub.before = () => Promise.resolve();
  released.resolve();
  await startRunner({ apps: createHttpApps(stub.url) });
  const runId = String(JSON.parse(text).run).replace("run_", "");
  await expect.poll(async () => (await findRun(live.workspaceId, runId))?.status, { timeout: 10_000 }).toBe("succeeded");
});

test("while the database is away no delivery is said to be stored, and afterwards they are", async () => {
  const edge = await start({ hooks: hookDoor });
  const live = await publish(quiet());
  expect((await post(edge, live.token)).status).toBe(202);
  await line.cut();
  const away = await Promise.all(Array.from({ length: 5 }, (_, n) => post(edge, live.token, { "webhook-id": `away-${n}` })));
  expect(away.map((answer) => answer.status)).toEqual(Array(5).fill(503));
  expect(away.every((answer) => Number(answer.headers["retry-after"]) > 0)).toBe(true);
  await line.mend();
  await expect.poll(async () => (await post(edge, live.token, { "webhook-id": "away-0" })).status, { timeout: 10_000 }).toBeLessThan(300);
});
