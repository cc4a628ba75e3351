import { findTriggerOfFlow } from "#db/queries/triggers.ts";
import type { Access } from "#server/auth/access.ts";
import { openGraph } from "./document.ts";
import { differs, liveOf } from "./flow-rows.ts";
import { hookView } from "./hook.ts";
import { requireFlow } from "./require-flow.ts";
import type { FlowView } from "./views.ts";

/** A flow with its draft, as the editor opens it. */
export async function getFlow({ workspaceId }: Access, id: string): Promise<FlowView> {
  const row = await requireFlow(workspaceId, id);
  const [draft, trigger] = await Promise.all([openGraph(workspaceId, id, row.draft), findTriggerOfFlow(workspaceId, id)]);
  const hook = trigger === null ? null : await hookView(workspaceId, id, trigger);
  const { name, revision, paused, draftBy } = row;
  return { id, name, draft, revision, paused, draftBy, hook, draftAt: row.draftAt.getTime(), live: liveOf(row), draftDiffersFromLive: differs(row) };
}
