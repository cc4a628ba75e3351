import type { WorkspaceId } from "#db/ids.ts";
import type { Claim } from "#db/queries/leases.ts";
import type { Apps, Journal, JournalEntry, RunOutcome } from "#server/engine/ports.ts";
import type { Plan } from "#server/flow/plan.ts";
import type { Value } from "#server/flow/value.ts";
import type { Backlog } from "./backlog.ts";
import type { OwnedRun, RunJournal } from "./run-journal.ts";

/** A run in this process. */
export interface Execution {
  readonly runId: string;
  /** Begin nothing new; the reason is a `StopWish`. */
  readonly stop: AbortController;
  /** Break off: the run is not ours any more. */
  readonly abort: AbortController;
  /** Resolves when this process is done with the run, however that came; never rejects. Null: somebody else has it, or nobody. */
  readonly ended: Promise<RunOutcome | null>;
}

export interface Owned {
  readonly run: Omit<OwnedRun, "onCommit">;
  readonly plan: Plan;
  readonly triggerOutput: Value;
  /** When it was accepted, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly entries: readonly JournalEntry[];
  /** Entries that are new with this walk, such as a person's wish to try again. */
  readonly fresh?: readonly JournalEntry[];
  readonly respond: (answer: { readonly status: number; readonly body: Value }) => void;
  /** Told once the journal is there, for whoever waits for the first commit. */
  readonly onJournal?: (journal: RunJournal) => void;
}

export interface RunnerOptions {
  /** The apps as a run of a workspace may call them. */
  readonly apps: (workspaceId: WorkspaceId, runId: string) => Apps;
  /** How many runs this process works on at once; more wait in the database. */
  readonly maxRuns: number;
  /** Runs that may wait for a worker; further events are refused as busy. */
  readonly maxQueued: number;
  /** An owner that has not beaten for this long is dead. */
  readonly leaseMs: number;
  readonly heartbeatMs: number;
  readonly sweepMs: number;
  /** For tests that make a process die at a given write. */
  readonly wrapJournal: (journal: Journal) => Journal;
}

/** What this process works on. */
export interface Runner {
  readonly worker: string;
  readonly options: RunnerOptions;
  readonly running: ReadonlyMap<string, Execution>;
  hasRoom(): boolean;
  readonly backlog: Backlog;
  /** Begins to walk a run that this process owns. */
  begin(run: Owned): Execution;
  takeUp(claim: Claim): void;
}
