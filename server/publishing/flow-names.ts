import { listFlowNames } from "#db/queries/flows.ts";
import type { Access } from "#server/auth/access.ts";

/** Names of flows by id, removed ones too: their runs are still read. */
export async function flowNames({ workspaceId }: Access, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)];
  return wanted.length === 0 ? new Map() : new Map((await listFlowNames(workspaceId, wanted)).map(({ id, name }) => [id, name]));
}
