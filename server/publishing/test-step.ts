import type { Access } from "#server/auth/access.ts";
import { AppError } from "#server/errors.ts";
import type { Catalog } from "#server/flow/catalog.ts";
import { compile } from "#server/flow/compile.ts";
import type { Graph } from "#server/flow/graph.ts";
import type { Value } from "#server/flow/value.ts";
import { startTestRun } from "#server/runs/start-test.ts";
import { actorText } from "./actor-text.ts";
import { flowEnv } from "./flow-env.ts";
import { lastTestOutputs } from "./last-test.ts";
import { readGraph } from "./read-graph.ts";
import { requireFlow } from "./require-flow.ts";
import { aloneGraph, standIns, withGiven } from "./single-step.ts";
import { testRefused } from "./test.ts";
import { sampleOf, titleOf } from "./test-sample.ts";

/** Runs one step of the graph in the editor. What comes before it is not called: it gives what it gave in the last test, else its sample. */
export async function testStep(access: Access, input: { id: string; graph: unknown; node: string; sample?: Value | undefined }): Promise<{ runId: string }> {
  await requireFlow(access.workspaceId, input.id);
  const graph = readGraph(input.graph);
  const env = await flowEnv(access.workspaceId);
  const alone = aloneGraph(graph, input.node, env.catalog);
  if (!alone) throw new AppError("invalid", "step_unknown");
  const compiled = compile(alone, { ...env, connections: [...env.connections, ...standIns(alone)] });
  if (!compiled.ok) throw testRefused(compiled.problems.filter(({ severity }) => severity === "error").length);
  const before = alone.nodes.filter(({ key }) => key !== input.node).map(({ key }) => key);
  const outputs = { ...samples(alone, env.catalog), ...(await lastTestOutputs(access.workspaceId, input.id, before)) };
  const plan = withGiven(compiled.plan, outputs);
  const sample = sampleOf(graph, input.sample, env.catalog);
  const { runId } = await startTestRun({
    workspaceId: access.workspaceId,
    flowId: input.id,
    plan,
    graph: alone,
    sample,
    title: titleOf(graph, sample),
    actor: actorText(access.actor),
  });
  return { runId };
}

function samples(graph: Graph, catalog: Catalog): { [key: string]: Value } {
  const pairs = graph.nodes.flatMap((node): [string, Value][] => {
    const operation = node.kind === "action" ? catalog.connectors[node.connector]?.operations[node.operation] : undefined;
    return operation ? [[node.key, operation.sample]] : [];
  });
  return Object.fromEntries(pairs);
}
