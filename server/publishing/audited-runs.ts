import { appendAudit } from "#db/queries/audit.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import type { Access } from "#server/auth/access.ts";
import { cancelRun } from "#server/runs/cancel.ts";
import { getStep, type StepInput } from "#server/runs/get-step.ts";
import { retryRun } from "#server/runs/retry.ts";
import type { StepDetail } from "#server/runs/views.ts";

/** Goes on with a run that stopped, and says so in the log. */
export async function retry(access: Access, id: string): Promise<{ runId: string }> {
  await retryRun(access.workspaceId, id);
  await note(access, "run.retried", id);
  return { runId: id };
}

/** Ends a run, and says so in the log. */
export async function cancel(access: Access, id: string): Promise<void> {
  await cancelRun(access.workspaceId, id);
  await note(access, "run.cancelled", id);
}

const MOST_REMEMBERED = 10_000;
const noted = new Set<string>();

/** What went into a step and came out. Who looked into a run is noted once a session, before anything is shown. */
export async function openStep(access: Access, input: StepInput): Promise<StepDetail> {
  const detail = await getStep(access.workspaceId, input);
  const look = `${access.actor.kind === "user" ? access.actor.sessionId : access.actor.kind}|${input.id}`;
  if (!noted.has(look)) {
    await note(access, "run.opened", input.id);
    if (noted.size >= MOST_REMEMBERED) noted.clear();
    noted.add(look);
  }
  return detail;
}

/** Runs are changed by their own writer, so the line follows in a transaction of its own. */
export function note({ workspaceId, actor }: Access, action: string, runId: string): Promise<void> {
  return inTransaction((tx) => appendAudit(workspaceId, { actor, action, subject: `run:${runId}` }, tx));
}
