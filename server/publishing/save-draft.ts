import { type FlowSummary, updateDraft } from "#db/queries/flows.ts";
import type { Access } from "#server/auth/access.ts";
import { AppError } from "#server/errors.ts";
import { draftRow } from "./draft-row.ts";
import { readGraph } from "./read-graph.ts";
import { requireFlow } from "./require-flow.ts";

/** Saves the draft if nobody saved since `revision`; the live version is not touched. @throws AppError conflict, saying who and when. */
export async function saveDraft(access: Access, input: { id: string; revision: number; graph: unknown }): Promise<{ revision: number }> {
  const graph = readGraph(input.graph);
  const revision = await updateDraft(access.workspaceId, input.id, input.revision, await draftRow(access, input.id, graph));
  if (revision === null) throw draftChanged(await requireFlow(access.workspaceId, input.id));
  return { revision };
}

/** Somebody saved a newer draft. `at` in milliseconds since 1970. */
export function draftChanged(flow: FlowSummary): AppError {
  const when = `${flow.draftAt.toISOString().slice(11, 16)} UTC`;
  return new AppError("conflict", "draft_changed", {
    who: flow.draftBy ?? "Somebody",
    when,
    at: String(flow.draftAt.getTime()),
    revision: String(flow.revision),
  });
}
