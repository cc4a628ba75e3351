import type { WorkspaceId } from "#db/ids.ts";
import { type Claim, claimOne, forgetCancel } from "#db/queries/leases.ts";
import { findRun } from "#db/queries/run-reads.ts";
import type { RunStatus } from "#db/schema/runs.ts";
import { remember, stepId } from "#server/engine/memory.ts";
import type { JournalEntry, StepRef } from "#server/engine/ports.ts";
import { AppError } from "#server/errors.ts";
import { workspaceKey } from "#server/sealing/data-key.ts";
import { announce } from "./changes.ts";
import { databaseNow } from "./clock.ts";
import { loadRun } from "./load.ts";
import { createRunJournal, type OwnedRun, type RunJournal } from "./run-journal.ts";
import { getRunner } from "./runner.ts";
import { takeOne } from "./take-one.ts";
import { tellCommit } from "./wakes.ts";
import type { Runner } from "./working.ts";
import { getFlusher } from "./writer.ts";

/**
 * Goes on with a run that failed, was cancelled, or waits for a decision: finished steps are kept, what failed is tried
 * again. After a definite no the request is made anew under a new key; after an unknown outcome the same one is sent
 * again. Durable on return. Throws `not_found`, or `run_not_retryable` when the run succeeded or still goes.
 */
export async function retryRun(workspaceId: WorkspaceId, runId: string): Promise<void> {
  await forgetCancel(workspaceId, runId);
  const runner = getRunner();
  const taken = runner?.hasRoom() ? await goOnHere(workspaceId, runId, runner) : await takeOne(workspaceId, runId, ended, writeDown);
  if (!taken) throw await refusal(workspaceId, runId);
}

const ended: readonly RunStatus[] = ["failed", "unknown", "cancelled"];

async function goOnHere(workspaceId: WorkspaceId, runId: string, runner: Runner): Promise<boolean> {
  const claim = await claimOne(workspaceId, runId, runner.worker, ended);
  if (claim === null) return false;
  const key = await workspaceKey(workspaceId);
  const { plan, triggerOutput, entries, nextSeq, rows } = await loadRun(claim, key);
  const run = { workspaceId, runId, fence: claim.fence, key, nextSeq, rows, birth: null };
  const journalled = Promise.withResolvers<void>();
  const onJournal = (journal: RunJournal) => void journal.firstCommit.then(journalled.resolve, journalled.reject);
  runner.begin({ run, plan, triggerOutput, startedAt: claim.startedAt, entries, fresh: wishes(entries), respond: () => undefined, onJournal });
  announce({ workspaceId, runId, status: "running" });
  await journalled.promise;
  return true;
}

/** A process that does not work on runs only writes the wish down; whoever has room takes the run up. */
async function writeDown(claim: Claim): Promise<void> {
  const { workspaceId, runId, fence } = claim;
  const key = await workspaceKey(workspaceId);
  const { entries, nextSeq, rows } = await loadRun(claim, key);
  const onCommit: OwnedRun["onCommit"] = (state) => tellCommit(claim, state);
  const journal = createRunJournal({ workspaceId, runId, fence, key, nextSeq, rows, birth: null, onCommit }, getFlusher());
  for (const entry of wishes(entries)) journal.add(entry);
  await journal.end({ status: "waiting", until: databaseNow(), node: "", why: "handover" });
}

/** Every step that stopped the run gets another round. */
function wishes(entries: readonly JournalEntry[]): JournalEntry[] {
  const memory = remember(entries);
  const steps = new Map<string, StepRef>(entries.map((entry) => [stepId(entry.step), entry.step]));
  const at = databaseNow();
  return [...memory].flatMap(([id, known]) => {
    const step = steps.get(id);
    const stopped = known.settled?.kind === "failed" || known.settled?.kind === "unknown";
    return step !== undefined && stopped ? [{ type: "retried", step, at } as const] : [];
  });
}

async function refusal(workspaceId: WorkspaceId, runId: string): Promise<AppError> {
  const record = await findRun(workspaceId, runId);
  return record === null ? new AppError("not_found", "not_found") : new AppError("conflict", "run_not_retryable");
}
