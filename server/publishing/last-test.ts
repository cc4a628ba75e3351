import type { Access } from "#server/auth/access.ts";
import type { Value } from "#server/flow/value.ts";
import { getStep } from "#server/runs/get-step.ts";
import { listRuns } from "#server/runs/list.ts";

/** What steps gave in the flow's newest test run, as far as they were in it and gave something. */
export async function lastTestOutputs(workspaceId: Access["workspaceId"], flowId: string, nodes: readonly string[]): Promise<{ [key: string]: Value }> {
  const { rows } = await listRuns(workspaceId, { flow: flowId, mode: "test", limit: 1 });
  const [run] = rows;
  if (!run) return {};
  const outputs = await Promise.all(nodes.map(async (node) => [node, await outputOf(workspaceId, run.id, node)] as const));
  return Object.fromEntries(outputs.flatMap(([node, output]) => (output === null ? [] : [[node, output]])));
}

async function outputOf(workspaceId: Access["workspaceId"], runId: string, node: string): Promise<Value | null> {
  // A step that was added since is not in that run.
  const step = await getStep(workspaceId, { id: runId, node }).catch(() => null);
  return step?.output ?? null;
}
