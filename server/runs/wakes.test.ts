import { afterAll, beforeAll, expect, test } from "vitest";
import { getPool } from "#db/client.ts";
import type { WorkspaceId } from "#db/ids.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import { enqueue, type RunningQueue, startQueue } from "#server/queue/queue.ts";
import { acceptEvent } from "./accept.ts";
import { databaseNow } from "./clock.ts";
import { getRun } from "./get-run.ts";
import { savePlan } from "./plans.ts";
import { startRunner, stopRunner } from "./runner.ts";
import { createHttpApps } from "./testing/http-apps.ts";
import { emptyGraph, orderEvent, orderPlan } from "./testing/order-flow.ts";
import { type Stub, startStub } from "./testing/stub.ts";

useTestDatabase();
const plan = orderPlan();
const never = 1_000_000;
let stub: Stub;
let queue: RunningQueue;
let workspace: WorkspaceId;

beforeAll(async () => {
  stub = await startStub();
  queue = await startQueue();
  workspace = await makeWorkspace();
  await savePlan(workspace, plan, emptyGraph);
});
afterAll(async () => {
  await stopRunner();
  await queue.close();
  await stub.close();
});

const statusOf = async (runId: string) => (await getRun(workspace, runId)).status;
const wakes = async () => (await getPool().query("select count(*) as made from queue.job where name = 'wake'")).rows[0].made;

test("only what waits goes by the queue: stored runs and runs that wait for an app are woken by it, and no other run touches it", async () => {
  // Nobody works here yet, and those who come do not look by themselves.
  const stored = await acceptEvent(orderEvent(workspace, plan));
  await expect.poll(wakes).toBe(1);
  expect(await statusOf(stored.runId)).toBe("queued");
  await startRunner({ apps: createHttpApps(stub.url), sweepMs: never });
  await expect.poll(() => statusOf(stored.runId)).toBe("succeeded");

  const plain = await acceptEvent(orderEvent(workspace, plan, { waitForRespond: true }));
  await plain.outcome;
  await expect.poll(() => statusOf(plain.runId)).toBe("succeeded");
  expect(await wakes()).toBe(1);

  stub.script.set("/invoice", [{ status: 429, headers: { "retry-after": "6" } }]);
  const waits = await acceptEvent(orderEvent(workspace, plan));
  await expect.poll(() => statusOf(waits.runId)).toBe("waiting");
  await expect.poll(() => statusOf(waits.runId)).toBe("succeeded");
  expect(await wakes()).toBe(2);
});

test("the rounds of the house can be asked for, too", async () => {
  await getPool().query("insert into workers (id, heartbeat_at) values (gen_random_uuid(), now() - interval '2 days')");
  await enqueue("tidyRuns", [0], databaseNow());
  const silent = async () => (await getPool().query("select id from workers where heartbeat_at < now() - interval '1 day'")).rows;
  await expect.poll(silent).toEqual([]);
});
