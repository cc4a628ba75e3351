import { afterAll, beforeAll, expect, test } from "vitest";
import type { WorkspaceId } from "#db/ids.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import { acceptEvent } from "./accept.ts";
import { listRuns } from "./list.ts";
import { savePlan } from "./plans.ts";
import { getRunner, startRunner, stopRunner } from "./runner.ts";
import { createHttpApps } from "./testing/http-apps.ts";
import { emptyGraph, orderEvent, orderPlan } from "./testing/order-flow.ts";
import { type Stub, startStub } from "./testing/stub.ts";
import { until } from "./testing/until.ts";

useTestDatabase();
const plan = orderPlan();
let stub: Stub;
let workspace: WorkspaceId;

beforeAll(async () => {
  stub = await startStub();
  workspace = await makeWorkspace();
  await savePlan(workspace, plan, emptyGraph);
  await startRunner({ apps: createHttpApps(stub.url), maxRuns: 4, maxQueued: 60, sweepMs: 50 });
});
afterAll(async () => {
  await stopRunner();
  await stub.close();
});

const statuses = async () => (await listRuns(workspace, { limit: 100 })).rows.map((row) => row.status);

test("G7: more than can be worked on is stored and worked off; more than may wait is refused, and nothing else", async () => {
  const open = Promise.withResolvers<void>();
  stub.before = () => open.promise;
  const answers = await Promise.allSettled(Array.from({ length: 80 }, () => acceptEvent(orderEvent(workspace, plan))));
  const stored = answers.filter((answer) => answer.status === "fulfilled");
  expect(stored).toHaveLength(64);
  expect(answers.find((answer) => answer.status === "rejected")?.reason).toMatchObject({ kind: "busy", code: "queue_full" });
  expect((await statuses()).filter((status) => status === "queued")).toHaveLength(60);
  expect(getRunner()?.running.size).toBe(4);
  open.resolve();
  await until(async () => (await statuses()).every((status) => status === "succeeded"));
  expect(await statuses()).toHaveLength(64);
  expect(stub.effects.size).toBe(3 * 64);
});
