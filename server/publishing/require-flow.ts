import { type FlowSummary, findFlow } from "#db/queries/flows.ts";
import type { Access } from "#server/auth/access.ts";
import { AppError } from "#server/errors.ts";

/** The flow, or not_found: the same for a removed one, for another workspace's and for an id that never was. */
export async function requireFlow(workspaceId: Access["workspaceId"], id: string): Promise<FlowSummary & { draft: Buffer }> {
  const row = await findFlow(workspaceId, id);
  if (!row) throw new AppError("not_found", "not_found");
  return row;
}
