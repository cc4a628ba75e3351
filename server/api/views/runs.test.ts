import { expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { useTestDatabase } from "#db/testing.ts";
import { makeSignedIn } from "#server/auth/testing.ts";
import { runs } from "#server/messages/runs.ts";
import { createFlow } from "#server/publishing/create.ts";
import { startTestRun } from "#server/runs/start-test.ts";
import { emptyGraph, order, orderPlan } from "#server/runs/testing/order-flow.ts";
import { viewRun, viewRuns } from "./runs.ts";

useTestDatabase();

test("a run whose event gave it no name is called like its flow, and has a name when the flow is gone", async () => {
  const owner = await makeSignedIn("owner");
  const flow = await createFlow(owner, { name: "Invoices" });
  const start = async (flowId: string, title: string) =>
    startTestRun({ workspaceId: owner.workspaceId, flowId, plan: orderPlan(), graph: emptyGraph, sample: order, title, actor: "user:ada" });
  const { runId } = await start(flow.id, "");
  await start(newId(), "");
  await start(flow.id, "Order #1042");
  const { rows } = await viewRuns(owner, { limit: 10 });
  expect(rows.map(({ title }) => title)).toEqual(["Order #1042", runs.untitled, "Invoices"]);
  expect((await viewRun(owner, runId)).title).toBe("Invoices");
});
