import type { WorkspaceId } from "#db/ids.ts";
import { addPlan, findPlan } from "#db/queries/plans.ts";
import type { Graph } from "#server/flow/graph.ts";
import type { Plan } from "#server/flow/plan.ts";
import { readPlan } from "#server/flow/read-plan.ts";
import { workspaceKey } from "#server/sealing/data-key.ts";
import { open, seal } from "#server/sealing/seal.ts";

const known = new Map<string, Promise<Plan | null>>();
const maxKnown = 1_000;

/** Keeps a plan and the graph it was compiled from, sealed, under the plan's hash. Idempotent; call it before the first run. */
export async function savePlan(workspaceId: WorkspaceId, plan: Plan, graph: Graph): Promise<void> {
  const key = await workspaceKey(workspaceId);
  const sealed = (kind: string, value: unknown) => seal(key, `${kind}|${plan.hash}`, Buffer.from(JSON.stringify(value)));
  await addPlan(workspaceId, plan.hash, sealed("plan", plan), sealed("graph", graph));
  known.set(`${workspaceId}|${plan.hash}`, Promise.resolve(plan));
}

/** The plan with this hash, from memory when it was used lately; null when there is none. */
export function loadPlan(workspaceId: WorkspaceId, hash: string): Promise<Plan | null> {
  const place = `${workspaceId}|${hash}`;
  const found = known.get(place);
  if (found !== undefined) return found;
  const loading = readStored(workspaceId, hash);
  if (known.size >= maxKnown) known.clear();
  known.set(place, loading);
  loading.then(
    (plan) => plan ?? known.delete(place),
    () => known.delete(place),
  );
  return loading;
}

async function readStored(workspaceId: WorkspaceId, hash: string): Promise<Plan | null> {
  const row = await findPlan(workspaceId, hash);
  if (row === null) return null;
  return readPlan(open(await workspaceKey(workspaceId), `plan|${hash}`, row.plan).toString());
}

/** The flow document of a plan, for the picture of a run. */
export async function loadGraph(workspaceId: WorkspaceId, hash: string): Promise<Graph | null> {
  const row = await findPlan(workspaceId, hash);
  if (row === null) return null;
  const graph: Graph = JSON.parse(open(await workspaceKey(workspaceId), `graph|${hash}`, row.graph).toString());
  return graph;
}
