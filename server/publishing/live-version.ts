import { findVersion } from "#db/queries/flow-versions.ts";
import type { Access } from "#server/auth/access.ts";
import { requireFlow } from "./require-flow.ts";

/** The version that runs now; null for a flow that was never published. @throws AppError not_found for no flow of ours. */
export async function findLiveVersion(workspaceId: Access["workspaceId"], flowId: string): Promise<Awaited<ReturnType<typeof findVersion>>> {
  const { liveVersion } = await requireFlow(workspaceId, flowId);
  return liveVersion === null ? null : findVersion(workspaceId, flowId, liveVersion);
}
