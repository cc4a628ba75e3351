import { newId, type WorkspaceId } from "#db/ids.ts";
import { findByDedupeKey } from "#db/queries/run-reads.ts";
import type { Plan } from "#server/flow/plan.ts";
import type { Value } from "#server/flow/value.ts";
import { workspaceKey } from "#server/sealing/data-key.ts";
import { birthRow, dedupeHash, type NewRun } from "./birth.ts";
import type { EventContent } from "./chunk.ts";
import { databaseNow } from "./clock.ts";
import { createRunJournal, DuplicateEvent, type OwnedRun, type RunJournal } from "./run-journal.ts";
import { getRunner } from "./runner.ts";
import { queuedSince, running } from "./state.ts";
import { tellCommit } from "./wakes.ts";
import type { Runner } from "./working.ts";
import { getFlusher } from "./writer.ts";

/** A received event that passed every check. */
export interface EventInput {
  readonly workspaceId: WorkspaceId;
  readonly flowId: string;
  /** Null for a draft. */
  readonly version: number | null;
  readonly plan: Plan;
  readonly triggerId: string | null;
  /** What makes a delivery the same delivery; null = every one is new. */
  readonly dedupeKey: string | null;
  readonly source: string;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** The harmless ones. */
  readonly headers: { readonly [name: string]: string };
  readonly output: Value;
  readonly title: string;
  /** What a search finds the run by. */
  readonly businessKeys: readonly string[];
  /** Null: the sender of the event. */
  readonly actor: string | null;
  readonly mode: "live" | "test";
  readonly waitForRespond: boolean;
  readonly replayOf?: string;
}

export interface Accepted {
  readonly runId: string;
  readonly duplicate: boolean;
  /** What the flow answered; null when it ended without an answer. Only when asked for and the run is in this process. */
  readonly outcome?: Promise<{ readonly status: number; readonly body: Value } | null>;
}

/**
 * Stores an event and its run; durable on return, together with the first calls the run is about to make. A known dedupe
 * key gives the run that it made first. Rejects when nothing could be stored; `busy` when too many runs wait already.
 */
export async function acceptEvent(input: EventInput): Promise<Accepted> {
  const key = await workspaceKey(input.workspaceId);
  const run = newRun(input);
  const runner = getRunner();
  try {
    if (runner?.hasRoom()) return await beginHere(input, run, key, runner);
    runner?.backlog.admit();
    return await leaveQueued(input, run, key);
  } catch (error) {
    const first = error instanceof DuplicateEvent ? await firstRun(input, key) : null;
    if (first === null) throw error;
    return { runId: first, duplicate: true };
  }
}

async function beginHere(input: EventInput, run: NewRun, key: Buffer, runner: Runner): Promise<Accepted> {
  const answer = Promise.withResolvers<{ readonly status: number; readonly body: Value } | null>();
  let journal: RunJournal | null = null;
  const birth = { row: birthRow(run, key, runner.worker, running), event: eventOf(input) };
  const execution = runner.begin({
    run: { workspaceId: run.workspaceId, runId: run.id, fence: 1, key, nextSeq: 0, birth },
    plan: input.plan,
    triggerOutput: input.output,
    startedAt: run.startedAt,
    entries: [],
    respond: answer.resolve,
    onJournal: (made) => (journal = made),
  });
  execution.ended.then(() => answer.resolve(null)).catch(() => undefined);
  await firstCommit(journal);
  return { runId: run.id, duplicate: false, ...(input.waitForRespond ? { outcome: answer.promise } : {}) };
}

/** This process has no room, or only accepts: whoever has room takes the run up. */
async function leaveQueued(input: EventInput, run: NewRun, key: Buffer): Promise<Accepted> {
  const birth = { row: birthRow(run, key, null, queuedSince(databaseNow())), event: eventOf(input) };
  const { workspaceId, id: runId } = run;
  const onCommit: OwnedRun["onCommit"] = (state) => tellCommit({ workspaceId, runId }, state);
  await createRunJournal({ workspaceId, runId, fence: 1, key, nextSeq: 0, birth, onCommit }, getFlusher()).flush();
  return { runId, duplicate: false };
}

function firstCommit(journal: RunJournal | null): Promise<void> {
  if (journal === null) throw new Error("A run began without a journal");
  return journal.firstCommit;
}

async function firstRun(input: EventInput, key: Buffer): Promise<string | null> {
  if (input.triggerId === null || input.dedupeKey === null) return null;
  return findByDedupeKey(input.workspaceId, input.triggerId, dedupeHash(key, input.dedupeKey));
}

function newRun(input: EventInput): NewRun {
  const { workspaceId, flowId, version, mode, triggerId, title, businessKeys, dedupeKey } = input;
  const id = newId();
  const actor = input.actor ?? "hook";
  return {
    workspaceId,
    id,
    flowId,
    version,
    planHash: input.plan.hash,
    mode,
    triggerId,
    actor,
    replayOf: input.replayOf ?? null,
    title,
    businessKeys,
    dedupeKey,
    startedAt: databaseNow(),
  };
}

function eventOf(input: EventInput): EventContent {
  const { output, source, receivedAt, headers, businessKeys } = input;
  return { output, source, receivedAt, headers, businessKeys };
}
