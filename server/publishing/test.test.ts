import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import type { Access } from "#server/auth/access.ts";
import { accountApps } from "#server/connections/apps.ts";
import { readSandbox } from "#server/connections/sandbox-accounts.ts";
import type { Graph } from "#server/flow/graph.ts";
import { getRun } from "#server/runs/get-run.ts";
import { getStep } from "#server/runs/get-step.ts";
import { startRunner, stopRunner } from "#server/runs/runner.ts";
import { until } from "#server/runs/testing/until.ts";
import { createFlow } from "./create.ts";
import { getFlow } from "./get.ts";
import { publishFlow } from "./publish.ts";
import { sendSample } from "./send-sample.ts";
import { testFlow } from "./test.ts";
import { testStep } from "./test-step.ts";
import { makeAccess } from "./testing.ts";

useTestDatabase();

beforeAll(async () => {
  await startRunner({ apps: accountApps });
});
afterAll(() => stopRunner());

async function fromTemplate(): Promise<{ access: Access; id: string; graph: Graph }> {
  const access = await makeAccess();
  const { id } = await createFlow(access, { template: "order-to-books" });
  return { access, id, graph: (await getFlow(access, id)).draft };
}

async function ended(access: Access, runId: string) {
  await until(async () => (await getRun(access.workspaceId, runId)).endedAt !== null);
  return getRun(access.workspaceId, runId);
}

function changesOf(access: Access, graph: Graph, key: string): Promise<number> {
  const node = graph.nodes.find((one) => one.key === key);
  const account = node?.kind === "action" ? (node.connection ?? "") : "";
  return readSandbox(access, account).then(({ changeCount }) => changeCount);
}

test("a test of the template does all three things and makes an invoice of the order's total", async () => {
  const { access, id, graph } = await fromTemplate();
  const { runId } = await testFlow(access, { id, graph });
  const run = await ended(access, runId);
  expect(run).toMatchObject({ status: "succeeded", mode: "test", version: null, title: "Order #1042 · Ada Bell", actor: expect.stringMatching(/^user:/) });
  expect(run.steps.map(({ node, status }) => `${node} ${status}`).sort()).toEqual([
    "customer succeeded",
    "invoice succeeded",
    "order succeeded",
    "stock succeeded",
  ]);
  const { output } = await getStep(access.workspaceId, { id: runId, node: "invoice" });
  expect(output).toMatchObject({ Total: 79.9, Reference: "#1042", Date: "2026-11-20", DueDate: "2026-12-20" });
});

test.each([
  ["big-orders", ["look succeeded", "order succeeded", "tag_big succeeded", "tag_far skipped"]],
  ["sign-up-form", ["consent succeeded", "form succeeded", "left_out skipped", "member succeeded", "welcome succeeded"]],
])("the template %s runs on its own sample", async (template, steps) => {
  const access = await makeAccess();
  const { id } = await createFlow(access, { template });
  const { runId } = await testFlow(access, { id, graph: (await getFlow(access, id)).draft });
  const run = await ended(access, runId);
  expect(run).toMatchObject({ status: "succeeded" });
  expect(run.steps.map(({ node, status }) => `${node} ${status}`).sort()).toEqual(steps);
});

test("a test of one step calls that step alone", async () => {
  const { access, id, graph } = await fromTemplate();
  const { runId } = await testStep(access, { id, graph, node: "stock" });
  const run = await ended(access, runId);
  expect(run).toMatchObject({ status: "succeeded", mode: "test" });
  expect(run.steps.map(({ node }) => node).sort()).toEqual(["order", "stock"]);
  expect(await changesOf(access, graph, "stock")).toBe(1);
  expect(await changesOf(access, graph, "invoice")).toBe(0);
});

/** A fourth step that looks back at the invoice. */
function withNotice(graph: Graph): Graph {
  const customer = graph.nodes.find((node) => node.key === "customer");
  if (customer?.kind !== "action" || customer.input.kind !== "record") throw new Error("the template has changed");
  const fields = {
    ...customer.input.fields,
    merge_fields: { kind: "record", fields: { FNAME: { kind: "formula", formula: "invoice.InvoiceNumber" } } },
  } as const;
  const notice = { ...customer, key: "notice", name: "Notice", input: { kind: "record", fields } } as const;
  return { ...graph, nodes: [...graph.nodes, notice], edges: [...graph.edges, { from: { node: "invoice", port: "out" }, to: "notice" }] };
}

test("the steps before the tested one are not called: they give their sample, or what they gave in the last test", async () => {
  const { access, id, graph } = await fromTemplate();
  const longer = withNotice(graph);
  const first = await testStep(access, { id, graph: longer, node: "notice" });
  expect(await ended(access, first.runId)).toMatchObject({ status: "succeeded" });
  expect(await changesOf(access, graph, "invoice")).toBe(0);
  const sample = await getStep(access.workspaceId, { id: first.runId, node: "notice" });
  expect(sample.input).toMatchObject({ merge_fields: { FNAME: "INV-0031" } });

  const whole = await testFlow(access, { id, graph: longer });
  await ended(access, whole.runId);
  const made = await getStep(access.workspaceId, { id: whole.runId, node: "invoice" });
  const again = await testStep(access, { id, graph: longer, node: "notice" });
  await ended(access, again.runId);
  expect(await changesOf(access, graph, "invoice")).toBe(1);
  const known = await getStep(access.workspaceId, { id: again.runId, node: "invoice" });
  expect(known.output).toEqual(made.output);
});

test("a flow with something to finish is not tested, but a finished step of it is", async () => {
  const { access, id, graph } = await fromTemplate();
  const unfinished = { ...graph, nodes: graph.nodes.map((node) => (node.key === "invoice" && node.kind === "action" ? { ...node, connection: null } : node)) };
  await expect(testFlow(access, { id, graph: unfinished })).rejects.toMatchObject({ code: "test_has_problems", params: { count: "1" } });
  await expect(testStep(access, { id, graph: unfinished, node: "invoice" })).rejects.toMatchObject({ code: "test_has_problems" });
  await expect(testStep(access, { id, graph: unfinished, node: "order" })).rejects.toMatchObject({ code: "step_unknown" });
  expect(await testStep(access, { id, graph: unfinished, node: "stock" })).toMatchObject({ runId: expect.any(String) });
});

test("a sample sent to a live flow goes through its own address, signed, and makes a live run", async () => {
  const { access, id } = await fromTemplate();
  await expect(sendSample(access, { id })).rejects.toMatchObject({ code: "not_published" });
  await publishFlow(access, { id, revision: 1, note: "", asDemo: true });
  const { runId } = await sendSample(access, { id });
  expect(await ended(access, runId)).toMatchObject({ status: "succeeded", mode: "live", version: 1 });
  await until(async () => (await getFlow(access, id)).hook?.verified === true);
});
