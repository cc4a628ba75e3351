import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { getPool } from "#db/client.ts";
import { newId, type WorkspaceId } from "#db/ids.ts";
import { forgetEvents } from "#db/queries/event-dedupe.ts";
import { findChunks, findRun, findSteps } from "#db/queries/run-reads.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import { acceptEvent } from "./accept.ts";
import { savePlan } from "./plans.ts";
import { startRunner, stopRunner } from "./runner.ts";
import { createHttpApps } from "./testing/http-apps.ts";
import { emptyGraph, orderEvent, orderPlan } from "./testing/order-flow.ts";
import { type Stub, startStub } from "./testing/stub.ts";

useTestDatabase();
const plan = orderPlan();
let stub: Stub;
let workspace: WorkspaceId;

beforeAll(async () => {
  stub = await startStub();
  await startRunner({ apps: createHttpApps(stub.url) });
});
beforeEach(async () => {
  workspace = await makeWorkspace();
  await savePlan(workspace, plan, emptyGraph);
});
afterAll(async () => {
  await stopRunner();
  await stub.close();
});

test("an order goes through three apps at once and is answered", async () => {
  const accepted = await acceptEvent(orderEvent(workspace, plan));
  expect(await accepted.outcome).toEqual({ status: 200, body: { invoice: "/invoice" } });
  expect(await findRun(workspace, accepted.runId)).toMatchObject({ status: "succeeded", owner: null, attempts: 1 });
  const steps = await findSteps(workspace, accepted.runId);
  expect(Object.fromEntries(steps.map((step) => [step.node, step.status]))).toEqual({
    stock: "succeeded",
    audience: "succeeded",
    invoice: "succeeded",
    answer: "succeeded",
  });
});

test("answers that coincide cost two commits", async () => {
  const gate = Promise.withResolvers<void>();
  let waiting = 0;
  stub.before = () => {
    waiting += 1;
    if (waiting === 3) gate.resolve();
    return gate.promise;
  };
  const accepted = await acceptEvent(orderEvent(workspace, plan));
  await accepted.outcome;
  expect((await findChunks(workspace, accepted.runId)).length).toBeLessThanOrEqual(3);
  stub.before = () => Promise.resolve();
});

test("ten deliveries of one event at once make one run", async () => {
  const event = orderEvent(workspace, plan, { dedupeKey: "delivery-1" });
  const answers = await Promise.all(Array.from({ length: 10 }, () => acceptEvent(event)));
  expect(new Set(answers.map((answer) => answer.runId)).size).toBe(1);
  expect(answers.filter((answer) => !answer.duplicate)).toHaveLength(1);
  const later = await acceptEvent(event);
  expect(later).toEqual({ runId: answers[0]?.runId, duplicate: true });
});

test("a delivery is recognised for seven days, and is a new event after that", async () => {
  const event = orderEvent(workspace, plan, { dedupeKey: "delivery-2" });
  const first = await acceptEvent(event);
  await getPool().query("update event_dedupe set received_at = now() - interval '6 days 23 hours' where run_id = $1", [first.runId]);
  await forgetEvents(7, 100);
  expect((await acceptEvent(event)).runId).toBe(first.runId);
  await getPool().query("update event_dedupe set received_at = now() - interval '7 days 1 hour' where run_id = $1", [first.runId]);
  expect(await forgetEvents(7, 100)).toBe(1);
  expect((await acceptEvent(event)).duplicate).toBe(false);
});

test("nothing of an event can be read in the tables", async () => {
  const accepted = await acceptEvent(orderEvent(workspace, plan, { triggerId: newId(), dedupeKey: "ada-delivery" }));
  await accepted.outcome;
  const bytes = (await findChunks(workspace, accepted.runId)).map((chunk) => chunk.sealed.toString("latin1")).join();
  const row = JSON.stringify(await findRun(workspace, accepted.runId));
  expect(bytes).not.toContain("example.com");
  expect(row).not.toContain("1042");
});
