import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { getPool } from "#db/client.ts";
import { newId, type WorkspaceId } from "#db/ids.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import { acceptEvent } from "./accept.ts";
import { cancelRun } from "./cancel.ts";
import { onRunChange } from "./changes.ts";
import { getRun } from "./get-run.ts";
import { getStep } from "./get-step.ts";
import { listRuns } from "./list.ts";
import { savePlan } from "./plans.ts";
import { replayRun } from "./replay.ts";
import { retryRun } from "./retry.ts";
import { startRunner, stopRunner } from "./runner.ts";
import { startTestRun } from "./start-test.ts";
import { createHttpApps } from "./testing/http-apps.ts";
import { emptyGraph, order, orderEvent, orderPlan } from "./testing/order-flow.ts";
import { type Stub, startStub } from "./testing/stub.ts";
import { until } from "./testing/until.ts";

useTestDatabase();
const plan = orderPlan();
let stub: Stub;
let workspace: WorkspaceId;

beforeAll(async () => {
  stub = await startStub();
  await startRunner({ apps: createHttpApps(stub.url), sweepMs: 50 });
});
beforeEach(async () => {
  workspace = await makeWorkspace();
  await savePlan(workspace, plan, emptyGraph);
  stub.calls.length = 0;
});
afterAll(async () => {
  await stopRunner();
  await stub.close();
});

async function runToEnd(changes = {}, on = plan): Promise<string> {
  const accepted = await acceptEvent(orderEvent(workspace, on, changes));
  await accepted.outcome;
  await ended(accepted.runId);
  return accepted.runId;
}

async function ended(runId: string): Promise<void> {
  await until(async () => !["queued", "running"].includes((await getRun(workspace, runId)).status));
}

const callsOf = (path: string) => stub.calls.filter((call) => call.path === path);

test("a run that failed shows where and why, and what each step did", async () => {
  stub.script.set("/invoice", [{ status: 422 }]);
  const run = await getRun(workspace, await runToEnd());
  expect(run).toMatchObject({ status: "failed", title: "Order #1042", canRetry: true, failure: { code: "rejected", node: "invoice" } });
  expect(run.failure?.sentence).toBe("The app did not accept “invoice”. no.");
  expect(run.steps.map((step) => [step.node, step.status])).toEqual([
    ["order", "succeeded"],
    ["stock", "succeeded"],
    ["audience", "succeeded"],
    ["invoice", "failed"],
    ["answer", "notReached"],
  ]);
});

test("a retry goes on from the failed step with a new key; finished steps are not called again", async () => {
  stub.script.set("/invoice", [{ status: 422 }]);
  const runId = await runToEnd();
  await retryRun(workspace, runId);
  await ended(runId);
  expect(await getRun(workspace, runId)).toMatchObject({ status: "succeeded", attempts: 2 });
  expect(callsOf("/stock")).toHaveLength(1);
  expect(new Set(callsOf("/invoice").map((call) => call.key)).size).toBe(2);
  const invoice = (await getRun(workspace, runId)).steps.find((step) => step.node === "invoice");
  expect(invoice?.attempts.map((attempt) => [attempt.attempt, attempt.status, attempt.failure?.code ?? null])).toEqual([
    [1, "failed", "rejected"],
    [2, "succeeded", null],
  ]);
  expect(await getStep(workspace, { id: runId, node: "invoice", attempt: 1 })).toMatchObject({ output: null, failure: { code: "rejected" } });
});

test("T20: 500, 500, then 200: three attempts in the history, one key", async () => {
  stub.script.set("/invoice", [{ status: 500 }, { status: 500 }]);
  const run = await getRun(workspace, await runToEnd());
  expect(run.status).toBe("succeeded");
  const invoice = run.steps.find((step) => step.node === "invoice");
  expect(invoice?.attempts.map((attempt) => [attempt.attempt, attempt.status, attempt.failure?.code ?? null])).toEqual([
    [1, "failed", "status"],
    [2, "failed", "status"],
    [3, "succeeded", null],
  ]);
  expect(new Set(callsOf("/invoice").map((call) => call.key)).size).toBe(1);
});

test("T21, G9: 429 with Retry-After: the run waits, and the next try comes no earlier", async () => {
  stub.script.set("/invoice", [{ status: 429, headers: { "retry-after": "6" } }]);
  const runId = await runToEnd({ waitForRespond: true });
  const run = await getRun(workspace, runId);
  expect(run).toMatchObject({ status: "waiting", waiting: { why: "retry" } });
  const [first] = run.steps.find((step) => step.node === "invoice")?.attempts ?? [];
  // Both times are the database's; this machine's clock may be some milliseconds off.
  expect(run.waiting?.until).toBeGreaterThanOrEqual((first?.startedAt ?? Number.POSITIVE_INFINITY) + 6_000);
  expect(callsOf("/invoice")).toHaveLength(1);
  await cancelRun(workspace, runId);
  const cancelled = await getRun(workspace, runId);
  expect(cancelled.status).toBe("cancelled");
  expect(cancelled.steps.find((step) => step.node === "invoice")?.status).toBe("failed");
});

test("T22, G10: always 500: the run stops after its tries, and goes through when the app is well again", async () => {
  stub.script.set(
    "/invoice",
    Array.from({ length: 3 }, () => ({ status: 500 })),
  );
  const runId = await runToEnd();
  expect(await getRun(workspace, runId)).toMatchObject({ status: "failed", failure: { code: "status", node: "invoice" } });
  await retryRun(workspace, runId);
  await ended(runId);
  expect(await getRun(workspace, runId)).toMatchObject({ status: "succeeded" });
  expect(new Set(callsOf("/invoice").map((call) => call.key)).size).toBe(1);
});

test("a step shows its input, output, exact request and key; the trigger what came in", async () => {
  const runId = await runToEnd();
  const invoice = await getStep(workspace, { id: runId, node: "invoice" });
  expect(invoice).toMatchObject({ input: { email: order.email, name: "Order #1042" }, output: { id: "/invoice" }, failure: null });
  expect(invoice.key).toBe(callsOf("/invoice")[0]?.key);
  expect(invoice.request?.body).toBe(callsOf("/invoice")[0]?.body);
  expect(await getStep(workspace, { id: runId, node: "order" })).toMatchObject({ output: order });
  await expect(getStep(workspace, { id: runId, node: "nothing" })).rejects.toMatchObject({ code: "not_found" });
});

test("an earlier try is shown with its own failure", async () => {
  stub.script.set("/invoice", [{ status: 500 }]);
  const runId = await runToEnd();
  expect(await getStep(workspace, { id: runId, node: "invoice", attempt: 1 })).toMatchObject({ output: null, failure: { code: "status" } });
  expect(await getStep(workspace, { id: runId, node: "invoice", attempt: 2 })).toMatchObject({ output: { id: "/invoice" }, failure: null });
});

test("the list is newest first, pages by key and filters", async () => {
  const flowId = newId();
  const ids: string[] = [];
  for (let index = 0; index < 5; index += 1) ids.unshift(await runToEnd({ flowId }));
  stub.script.set("/stock", [{ status: 422 }]);
  const failed = await runToEnd();
  const first = await listRuns(workspace, { flow: flowId, limit: 3 });
  expect(first.rows.map((row) => row.id)).toEqual(ids.slice(0, 3));
  const second = await listRuns(workspace, { flow: flowId, limit: 3, cursor: first.next ?? "" });
  expect(second.rows.map((row) => row.id)).toEqual(ids.slice(3));
  expect(second.next).toBeNull();
  expect((await listRuns(workspace, { status: ["failed"], limit: 10 })).rows.map((row) => row.id)).toEqual([failed]);
  expect((await listRuns(workspace, { mode: "test", limit: 10 })).rows).toEqual([]);
  expect((await listRuns(workspace, { to: Date.now() - 60_000, limit: 10 })).rows).toEqual([]);
  expect((await listRuns(await makeWorkspace(), { limit: 10 })).rows).toEqual([]);
});

test("a run is found by its business keys in any case, and by its id, by nothing else", async () => {
  const runId = await runToEnd();
  for (const q of ["#1042", " ada@EXAMPLE.com ", runId, `run_${runId}`]) {
    expect((await listRuns(workspace, { q, limit: 10 })).rows.map((row) => row.id)).toEqual([runId]);
  }
  expect((await listRuns(workspace, { q: "1042", limit: 10 })).rows).toEqual([]);
});

test("a replay is a new run with the old data, linked to it, under new keys, and is found by the same search", async () => {
  const runId = await runToEnd();
  const replay = await replayRun(workspace, { runId, actor: "user:ada" });
  await ended(replay.runId);
  expect(await getRun(workspace, replay.runId)).toMatchObject({ status: "succeeded", replayOf: runId, actor: "user:ada", title: "Order #1042" });
  expect(new Set(callsOf("/invoice").map((call) => call.key)).size).toBe(2);
  expect((await listRuns(workspace, { q: "#1042", limit: 10 })).rows).toHaveLength(2);
});

test("a test of a draft is a run without a version", async () => {
  const { runId } = await startTestRun({ workspaceId: workspace, flowId: newId(), plan, graph: emptyGraph, sample: order, title: "Test", actor: "user:ada" });
  await ended(runId);
  expect(await getRun(workspace, runId)).toMatchObject({ status: "succeeded", mode: "test", version: null });
});

test("cancelling lets the call in flight finish and begins nothing new", async () => {
  const answer = Promise.withResolvers<void>();
  stub.before = () => answer.promise;
  const { runId } = await acceptEvent(orderEvent(workspace, plan));
  await until(async () => stub.calls.length === 3);
  await cancelRun(workspace, runId);
  answer.resolve();
  await ended(runId);
  stub.before = () => Promise.resolve();
  const run = await getRun(workspace, runId);
  expect(run.status).toBe("cancelled");
  expect(run.steps.find((step) => step.node === "invoice")?.status).toBe("succeeded");
  expect(run.steps.find((step) => step.node === "answer")?.status).toBe("notReached");
  await expect(cancelRun(workspace, runId)).rejects.toMatchObject({ code: "run_over" });
});

test("what is over well cannot be retried, and what is not there is not found", async () => {
  const runId = await runToEnd();
  await expect(retryRun(workspace, runId)).rejects.toMatchObject({ code: "run_not_retryable" });
  await expect(retryRun(workspace, newId())).rejects.toMatchObject({ code: "not_found" });
  await expect(getRun(await makeWorkspace(), runId)).rejects.toMatchObject({ code: "not_found" });
});

test("a run whose journal cannot be opened ends as a fault of ours, and is not taken up again and again", async () => {
  stub.script.set("/invoice", [{ status: 429, headers: { "retry-after": "60" } }]);
  const runId = await runToEnd();
  await getPool().query("update chunks set sealed = '\\x00' where run_id = $1", [runId]);
  await getPool().query("update runs set wake_at = now() where id = $1", [runId]);
  await until(async () => (await getRun(workspace, runId)).status === "failed");
  expect(await getRun(workspace, runId)).toMatchObject({ failure: { code: "bug", node: null } });
});

test("changes are told as they become durable", async () => {
  const heard = vi.fn();
  const stop = onRunChange(workspace, heard);
  const runId = await runToEnd();
  stop();
  expect(heard).toHaveBeenCalledWith({ workspaceId: workspace, runId, status: "running" });
  expect(heard).toHaveBeenLastCalledWith({ workspaceId: workspace, runId, status: "succeeded" });
});

test("no step begins before its run, however slow the first commit was", async () => {
  const run = await getRun(workspace, await runToEnd());
  const begins = run.steps.flatMap((step) => step.startedAt ?? []);
  expect(begins.length).toBe(run.steps.length);
  expect(Math.min(...begins)).toBe(run.startedAt);
});
