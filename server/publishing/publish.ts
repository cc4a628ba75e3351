import type { Access } from "#server/auth/access.ts";
import { openGraph } from "./document.ts";
import { release } from "./release.ts";
import { requireFlow } from "./require-flow.ts";
import { draftChanged } from "./save-draft.ts";
import type { PublishResult } from "./views.ts";

/** Puts the draft live as it stood at `revision`. @throws AppError conflict when it was changed since. */
export async function publishFlow(access: Access, input: { id: string; revision: number; note: string; asDemo: boolean }): Promise<PublishResult> {
  const { id: flowId, revision, note, asDemo } = input;
  const flow = await requireFlow(access.workspaceId, flowId);
  if (flow.revision !== revision) throw draftChanged(flow);
  const graph = await openGraph(access.workspaceId, flowId, flow.draft);
  return release(access, { flowId, graph, note, asDemo, revision, restores: null });
}
