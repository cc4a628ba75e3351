import { afterAll, beforeAll, expect, test } from "vitest";
import type { WorkspaceId } from "#db/ids.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import { createLimits } from "#server/connections/limited.ts";
import type { Apps } from "#server/engine/ports.ts";
import { runs as words } from "#server/messages/runs.ts";
import { acceptEvent } from "./accept.ts";
import { getRun } from "./get-run.ts";
import { savePlan } from "./plans.ts";
import { startRunner, stopRunner } from "./runner.ts";
import { createHttpApps } from "./testing/http-apps.ts";
import { emptyGraph, orderEvent, orderPlan } from "./testing/order-flow.ts";
import { type Stub, startStub } from "./testing/stub.ts";

useTestDatabase();
const plan = orderPlan({ attempts: 2 });
const rule = { opensAfter: 3, restMs: 5_500, longestRestMs: 20_000, probeMs: 5_500, apartMs: 1 };
const limited = createLimits(rule);
let stub: Stub;
let workspace: WorkspaceId;

/** Plain HTTP to the stub, by way of the limits of an account. */
function limitedApps(): (workspaceId: WorkspaceId) => Apps {
  const http = createHttpApps(stub.url)();
  return (workspaceId) => ({
    ...http,
    send: async (ref, request, options) => {
      const connector = { rate: { calls: 1_000, perMs: 1_000, concurrent: 100 } };
      const call = { workspaceId, connection: ref.connection, connector, operation: { id: ref.operation }, signal: options.signal };
      const sent = await limited({ ...call, text: () => `${request.url} ${request.body}` }, async () => {
        const result = await http.send(ref, request, options);
        if ("held" in result) throw new Error("plain HTTP holds nothing back");
        return result;
      });
      return sent;
    },
  });
}

beforeAll(async () => {
  stub = await startStub();
  workspace = await makeWorkspace();
  await savePlan(workspace, plan, emptyGraph);
  await startRunner({ apps: limitedApps(), sweepMs: 50 });
});
afterAll(async () => {
  await stopRunner();
  await stub.close();
});

const start = async (name: string): Promise<string> => {
  const output = { name, email: "ada@example.com", total: "79.90" };
  return (await acceptEvent(orderEvent(workspace, plan, { output, waitForRespond: false }))).runId;
};
const statusOf = async (runId: string): Promise<string> => (await getRun(workspace, runId)).status;

test("runs that meet an app that is down wait for it without using up tries, say so, and finish when it is back", async () => {
  for (const path of ["/stock", "/audience", "/invoice"]) stub.script.set(path, [{ status: 503 }]);
  const first = await start("#1");
  // Its three calls have failed once each; their second tries, and all calls of others, are held back.
  await expect.poll(() => statusOf(first)).toBe("waiting");
  expect(stub.calls).toHaveLength(3);
  const others = await Promise.all(["#2", "#3", "#4"].map(start));
  await expect.poll(async () => [...new Set(await Promise.all(others.map(statusOf)))]).toEqual(["waiting"]);
  expect(stub.calls).toHaveLength(3);
  const waiting = await getRun(workspace, others[0] ?? "");
  expect(waiting.waiting?.why).toBe("breaker");
  expect(words.run.waitsFor.breaker).toContain("rest");
  expect(
    waiting.steps.filter(({ status }) => status === "waiting").flatMap(({ attempts }) => attempts.map(({ attempt, failure }) => [attempt, failure])),
  ).toEqual(Array(3).fill([1, null]));

  await expect.poll(async () => [...new Set(await Promise.all([first, ...others].map(statusOf)))]).toEqual(["succeeded"]);
  const tries = await Promise.all([first, ...others].map(async (runId) => (await getRun(workspace, runId)).attempts));
  expect(tries).toEqual([2, 1, 1, 1]);
  expect(stub.effects.size).toBe(12);
  expect(new Set(stub.calls.map(({ key, body }) => `${key} ${body}`)).size).toBe(12);
});
