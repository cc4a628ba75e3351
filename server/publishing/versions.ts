import { findVersion, listVersions as rowsOf } from "#db/queries/flow-versions.ts";
import type { Access } from "#server/auth/access.ts";
import { AppError } from "#server/errors.ts";
import { openGraph } from "./document.ts";
import { toVersionRow } from "./flow-rows.ts";
import { requireFlow } from "./require-flow.ts";
import type { VersionRow, VersionView } from "./views.ts";

/** What was published, the newest first. */
export async function listVersions({ workspaceId }: Access, id: string): Promise<VersionRow[]> {
  const { liveVersion } = await requireFlow(workspaceId, id);
  return (await rowsOf(workspaceId, id)).map((row) => toVersionRow(row, liveVersion));
}

/** One published version with its graph, as it was published. */
export async function getVersion({ workspaceId }: Access, input: { id: string; version: number }): Promise<VersionView> {
  const { liveVersion } = await requireFlow(workspaceId, input.id);
  const row = await findVersion(workspaceId, input.id, input.version);
  if (!row) throw new AppError("not_found", "no_version");
  return { ...toVersionRow(row, liveVersion), graph: await openGraph(workspaceId, input.id, row.graph) };
}
