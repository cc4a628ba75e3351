import type { Access } from "#server/auth/access.ts";
import { AppError } from "#server/errors.ts";
import { compile } from "#server/flow/compile.ts";
import type { Value } from "#server/flow/value.ts";
import { startTestRun } from "#server/runs/start-test.ts";
import { actorText } from "./actor-text.ts";
import { flowEnv } from "./flow-env.ts";
import { readGraph } from "./read-graph.ts";
import { requireFlow } from "./require-flow.ts";
import { sampleOf, titleOf } from "./test-sample.ts";

/** Runs the graph that is in the editor, saved or not, on a sample. Calls the accounts its steps are set to. */
export async function testFlow(access: Access, input: { id: string; graph: unknown; sample?: Value | undefined }): Promise<{ runId: string }> {
  await requireFlow(access.workspaceId, input.id);
  const graph = readGraph(input.graph);
  const env = await flowEnv(access.workspaceId);
  const compiled = compile(graph, env);
  if (!compiled.ok) throw testRefused(compiled.problems.filter(({ severity }) => severity === "error").length);
  const sample = sampleOf(graph, input.sample, env.catalog);
  const { runId } = await startTestRun({
    workspaceId: access.workspaceId,
    flowId: input.id,
    plan: compiled.plan,
    graph,
    sample,
    title: titleOf(graph, sample),
    actor: actorText(access.actor),
  });
  return { runId };
}

/** The flow, or the part of it that is tested, has `count` errors. */
export function testRefused(count: number): AppError {
  return new AppError("invalid", "test_has_problems", { count: String(count) });
}
