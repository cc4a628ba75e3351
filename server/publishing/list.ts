import { listFlows as rowsOf } from "#db/queries/flows.ts";
import type { Access } from "#server/auth/access.ts";
import { toFlowRow } from "./flow-rows.ts";
import type { FlowRow } from "./views.ts";

/** All flows of the workspace, the last edited first. */
export async function listFlows({ workspaceId }: Access): Promise<FlowRow[]> {
  return (await rowsOf(workspaceId)).map(toFlowRow);
}
