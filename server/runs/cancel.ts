import type { WorkspaceId } from "#db/ids.ts";
import { askCancel } from "#db/queries/leases.ts";
import { findRun } from "#db/queries/run-reads.ts";
import { AppError } from "#server/errors.ts";
import { workspaceKey } from "#server/sealing/data-key.ts";
import { announce } from "./changes.ts";
import { loadRun } from "./load.ts";
import { createRunJournal } from "./run-journal.ts";
import { getRunner } from "./runner.ts";
import { takeOne } from "./take-one.ts";
import { getFlusher } from "./writer.ts";

/**
 * Ends a run: nothing new begins, calls in flight are let finish. A run that nobody works on ends at once; one that
 * another process works on ends within a second or two. Throws `not_found`, or `run_over`.
 */
export async function cancelRun(workspaceId: WorkspaceId, runId: string): Promise<void> {
  const asked = await askCancel(workspaceId, runId);
  if (!asked) throw (await findRun(workspaceId, runId)) === null ? new AppError("not_found", "not_found") : new AppError("conflict", "run_over");
  const here = getRunner()?.running.get(runId);
  if (here !== undefined) return here.stop.abort("cancel");
  await takeOne(workspaceId, runId, ["queued", "waiting"], async (claim) => {
    const key = await workspaceKey(workspaceId);
    const { nextSeq, rows } = await loadRun(claim, key);
    const onCommit = () => announce({ workspaceId, runId, status: "cancelled" });
    await createRunJournal({ workspaceId, runId, fence: claim.fence, key, nextSeq, rows, birth: null, onCommit }, getFlusher()).end({ status: "cancelled" });
  });
}
