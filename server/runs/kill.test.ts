import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId, type WorkspaceId } from "#db/ids.ts";
import { findRun } from "#db/queries/run-reads.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import { parseKeyring, useKeyring } from "#server/sealing/keyring.ts";
import { getRun } from "./get-run.ts";
import { getStep } from "./get-step.ts";
import { listRuns } from "./list.ts";
import { savePlan } from "./plans.ts";
import { emptyGraph, orderPlan, targets } from "./testing/order-flow.ts";
import { type Stub, startStub } from "./testing/stub.ts";
import { until } from "./testing/until.ts";
import type { WorkerSettings } from "./testing/worker-entry.ts";
import { startWorker, type WorkerProcess } from "./testing/worker-process.ts";

const database = useTestDatabase();
const keyring = `test:${randomBytes(32).toString("base64")}`;
const plan = orderPlan();
const never = 1_000_000;
let survivor: WorkerProcess;
let survivorStub: Stub;

function settings(stub: Stub, changes: Partial<WorkerSettings> = {}): WorkerSettings {
  return { databaseUrl: database.url(), keyring, stubUrl: stub.url, leaseMs: 1_000, heartbeatMs: 300, sweepMs: 100, dies: null, ...changes };
}

beforeAll(async () => {
  useKeyring(parseKeyring(keyring));
  survivorStub = await startStub();
  survivor = await startWorker(settings(survivorStub));
});
afterAll(async () => {
  expect(await survivor.end("SIGTERM")).toBe(0);
  await survivorStub.close();
});

interface Story {
  readonly workspace: WorkspaceId;
  readonly event: Parameters<WorkerProcess["send"]>[0];
}

async function newStory(name = "#1042"): Promise<Story> {
  const workspace = await makeWorkspace();
  await savePlan(workspace, plan, emptyGraph);
  return { workspace, event: { workspaceId: workspace, planHash: plan.hash, triggerId: newId(), dedupeKey: newId(), name } };
}

async function onlyRun(workspace: WorkspaceId): Promise<string> {
  const { rows } = await listRuns(workspace, { limit: 10 });
  expect(rows).toHaveLength(1);
  return rows[0]?.id ?? "";
}

async function ended(workspace: WorkspaceId, runId: string): Promise<void> {
  await until(async () => (await findRun(workspace, runId))?.endedAt !== null);
}

/** Each app did its part once, and every repeat had the same key and the same bytes. */
function expectOneEffectEach(stub: Stub, runId: string, mine: (body: string) => boolean): void {
  for (const target of targets) {
    const calls = stub.calls.filter((call) => call.path === `/${target}` && mine(call.body));
    expect(calls.length, `${target} of ${runId}`).toBeGreaterThan(0);
    expect(new Set(calls.map((call) => `${call.key} ${call.body}`)).size, `${target} of ${runId}`).toBe(1);
  }
}

const moments = Array.from({ length: 7 }, (_, index) => index + 1).flatMap((write) => (["before", "after"] as const).map((when) => ({ when, write })));

test.concurrent.each(moments)("killed right $when its write $write, an order is finished and nothing is doubled", { timeout: 60_000 }, async (dies) => {
  const name = `#${dies.when}-${dies.write}`;
  const { workspace, event } = await newStory(name);
  const victim = await startWorker(settings(survivorStub, { dies, sweepMs: never, heartbeatMs: never }));
  await victim.send(event);
  await until(() => victim.child.signalCode === "SIGKILL");
  // The shop has no 2xx, or does not remember one: it sends again.
  expect(await survivor.send(event)).toBe(200);
  const runId = await onlyRun(workspace);
  await ended(workspace, runId);
  expect(await getRun(workspace, runId)).toMatchObject({ status: "succeeded" });
  expectOneEffectEach(survivorStub, runId, (body) => body.includes(`"Order ${name}"`));
});

test("a kill after the app has acted and before it answers: the same key and body again, finished steps not at all", { timeout: 60_000 }, async () => {
  const stub = await startStub();
  const { workspace, event } = await newStory();
  const victim = await startWorker(settings(stub, { sweepMs: never }));
  // Two steps answer and become durable; the third has had its effect when the process dies.
  const blocked = Promise.withResolvers<void>();
  stub.before = (call) => (call.path === "/invoice" ? blocked.promise : Promise.resolve());
  expect(await victim.send(event)).toBe(200);
  const runId = await onlyRun(workspace);
  await until(async () => (await getRun(workspace, runId)).steps.filter((step) => step.status === "succeeded").length === 3);
  await victim.end("SIGKILL");
  stub.before = () => Promise.resolve();
  const heir = await startWorker(settings(stub));
  await ended(workspace, runId);
  expect(await getRun(workspace, runId)).toMatchObject({ status: "succeeded" });
  expect(stub.calls.filter((call) => call.path === "/stock")).toHaveLength(1);
  expect(stub.calls.filter((call) => call.path === "/invoice")).toHaveLength(2);
  expectOneEffectEach(stub, runId, () => true);
  expect(stub.effects.size).toBe(3);
  await heir.end("SIGTERM");
  blocked.resolve();
  await stub.close();
});

test("G6: a worker that stood still and comes back can write nothing", { timeout: 60_000 }, async () => {
  const stub = await startStub();
  const { workspace, event } = await newStory();
  const sleeper = await startWorker(settings(stub, { heartbeatMs: never, sweepMs: never }));
  const held = Promise.withResolvers<void>();
  stub.before = () => held.promise;
  expect(await sleeper.send(event)).toBe(200);
  await until(() => stub.calls.length === 3);
  const runId = await onlyRun(workspace);
  sleeper.child.kill("SIGSTOP");
  // The sleeper's three calls stay open; the calls of whoever takes the run over are answered.
  stub.before = () => Promise.resolve();
  await ended(workspace, runId);
  const finished = await getRun(workspace, runId);
  expect(finished.status).toBe("succeeded");
  held.resolve();
  sleeper.child.kill("SIGCONT");
  await until(async () => (await sleeper.lost()) > 0);
  expect(await getRun(workspace, runId)).toEqual(finished);
  expect((await findRun(workspace, runId))?.fence).toBe(2);
  await sleeper.end("SIGTERM");
  await stub.close();
});

test("a 2xx means stored: killed right after it, no event is lost and each is as it was sent", { timeout: 60_000 }, async () => {
  const stories = await Promise.all(Array.from({ length: 20 }, (_, index) => newStory(`#g1-${index}`)));
  const victim = await startWorker(settings(survivorStub, { sweepMs: never }));
  const answers = await Promise.all(stories.map((story) => victim.send(story.event)));
  await victim.end("SIGKILL");
  expect(answers).toEqual(stories.map(() => 200));
  for (const { workspace, event } of stories) {
    const runId = await onlyRun(workspace);
    expect(await getStep(workspace, { id: runId, node: "order" })).toMatchObject({ output: { name: event.name } });
    await ended(workspace, runId);
    expect(await getRun(workspace, runId)).toMatchObject({ status: "succeeded" });
  }
});

test("G11: a worker that is asked to end hands its runs over at once", { timeout: 60_000 }, async () => {
  const stub = await startStub();
  const { workspace, event } = await newStory();
  const leaver = await startWorker(settings(stub, { sweepMs: never }));
  stub.script.set("/invoice", [{ status: 500 }]);
  const held = Promise.withResolvers<void>();
  stub.before = () => held.promise;
  await leaver.send(event);
  await until(() => stub.calls.length === 3);
  const gone = leaver.end("SIGTERM");
  held.resolve();
  expect(await gone).toBe(0);
  const runId = await onlyRun(workspace);
  await ended(workspace, runId);
  expect(await getRun(workspace, runId)).toMatchObject({ status: "succeeded" });
  expect(stub.calls.filter((call) => call.path === "/stock")).toHaveLength(1);
  await stub.close();
});
