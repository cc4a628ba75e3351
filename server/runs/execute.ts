import { randomUUID } from "node:crypto";
import type { Claim } from "#db/queries/leases.ts";
import { executeRun } from "#server/engine/execute.ts";
import { JournalAway, LostLease, type Ports, type RunOutcome } from "#server/engine/ports.ts";
import { log } from "#server/log.ts";
import { workspaceKey } from "#server/sealing/data-key.ts";
import { databaseClock } from "./clock.ts";
import { idempotencyKey } from "./idempotency-key.ts";
import { loadRun, Unreadable } from "./load.ts";
import { createRunJournal, type OwnedRun } from "./run-journal.ts";
import { tellCommit } from "./wakes.ts";
import type { Execution, Owned, Runner } from "./working.ts";
import { getFlusher } from "./writer.ts";

/** Walks a run that this process owns. The one place where engine, journal, apps and clock meet. */
export function executeOwned(owned: Owned, runner: Runner): Execution {
  const stop = new AbortController();
  const abort = new AbortController();
  const { runId, workspaceId } = owned.run;
  return { runId, stop, abort, ended: walk(owned, runner, stop, abort).catch((error: unknown) => giveUp(workspaceId, runId, abort, error)) };
}

/** Reads a claimed run back and walks on. */
export function takeUp(claim: Claim, runner: Runner): Execution {
  const stop = new AbortController();
  const abort = new AbortController();
  if (claim.cancelAsked) stop.abort("cancel");
  const ended = resume(claim, runner, stop, abort).catch((error: unknown) => giveUp(claim.workspaceId, claim.runId, abort, error));
  return { runId: claim.runId, stop, abort, ended };
}

async function resume(claim: Claim, runner: Runner, stop: AbortController, abort: AbortController): Promise<RunOutcome> {
  const key = await workspaceKey(claim.workspaceId);
  const { workspaceId, runId, fence, startedAt } = claim;
  try {
    const { nextSeq, rows, ...loaded } = await loadRun(claim, key);
    const run = { workspaceId, runId, fence, key, nextSeq, rows, birth: null };
    return await walk({ run, startedAt, ...loaded, respond: () => undefined }, runner, stop, abort);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return endUnreadable({ workspaceId, runId, fence, key, nextSeq: 0, birth: null }, error);
  }
}

/** A run whose journal cannot be read back is for a person to look at; it must not be taken up again and again. */
async function endUnreadable(run: Omit<OwnedRun, "onCommit">, error: Unreadable): Promise<RunOutcome> {
  const outcome: RunOutcome = { status: "failed", node: "", reason: { code: "bug", id: reportBug(run.runId, error) } };
  const onCommit: OwnedRun["onCommit"] = (state) => tellCommit(run, state);
  await createRunJournal({ ...run, onCommit }, getFlusher()).end(outcome);
  return outcome;
}

async function walk(owned: Owned, runner: Runner, stop: AbortController, abort: AbortController): Promise<RunOutcome> {
  const { workspaceId, runId } = owned.run;
  const onCommit: OwnedRun["onCommit"] = (state) => tellCommit(owned.run, state);
  const journal = createRunJournal({ ...owned.run, onCommit }, getFlusher());
  owned.onJournal?.(journal);
  const fresh = owned.fresh ?? [];
  for (const entry of fresh) journal.add(entry);
  const ports: Ports = {
    journal: runner.options.wrapJournal(journal),
    clock: databaseClock,
    apps: runner.options.apps(workspaceId, runId),
    respond: owned.respond,
    key: (step, generation) => idempotencyKey(runId, step, generation),
    bug: (error) => reportBug(runId, error),
    signal: abort.signal,
    stop: stop.signal,
  };
  const { plan, triggerOutput, startedAt } = owned;
  try {
    return await executeRun({ runId, plan, triggerOutput, startedAt, entries: [...owned.entries, ...fresh] }, ports);
  } catch (error) {
    if (error instanceof LostLease || error instanceof JournalAway || abort.signal.aborted) throw error;
    // The walk itself broke: the run must end all the same, and say so.
    const outcome: RunOutcome = { status: "failed", node: "", reason: { code: "bug", id: ports.bug(error) } };
    await journal.end(outcome);
    return outcome;
  }
}

/** Somebody else has the run, or the database is away and the sweep will find it again: no more is sent from here. */
function giveUp(workspaceId: string, runId: string, abort: AbortController, error: unknown): null {
  abort.abort();
  if (!(error instanceof LostLease)) log("runs").warn({ workspace: workspaceId, run: runId, error: nameOf(error) }, "a run was put down");
  return null;
}

function reportBug(runId: string, error: unknown): string {
  const id = randomUUID();
  // The stack names our own code; the message may hold data.
  log("runs").error({ run: runId, bug: id, error: nameOf(error), stack: stackOf(error) }, "a bug in a run");
  return id;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack?.split("\n").slice(1, 12).join("\n") : undefined;
}
