import { findVersion } from "#db/queries/flow-versions.ts";
import type { Access } from "#server/auth/access.ts";
import { AppError } from "#server/errors.ts";
import { flowWords } from "#server/messages/flows.ts";
import { openGraph } from "./document.ts";
import { release } from "./release.ts";
import { requireFlow } from "./require-flow.ts";
import type { PublishResult } from "./views.ts";

/**
 * Puts an older version live again, as a new version with the old graph; the draft is not touched. It is checked like any
 * other: an account it used may be gone by now.
 */
export async function rollBack(access: Access, input: { id: string; version: number; note: string; asDemo: boolean }): Promise<PublishResult> {
  const { id: flowId, version, asDemo } = input;
  await requireFlow(access.workspaceId, flowId);
  const row = await findVersion(access.workspaceId, flowId, version);
  if (!row) throw new AppError("not_found", "no_version");
  const graph = await openGraph(access.workspaceId, flowId, row.graph);
  const note = input.note || flowWords.rolledBack(version);
  return release(access, { flowId, graph, note, asDemo, revision: null, restores: version });
}
