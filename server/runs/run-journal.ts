import type { WorkspaceId } from "#db/ids.ts";
import type { BirthRow, RunCommit, StateRow } from "#db/queries/journal.ts";
import { type Journal, JournalAway, type JournalEntry, LostLease, type RunOutcome } from "#server/engine/ports.ts";
import { type EventContent, sealChunk } from "./chunk.ts";
import type { CommitSource, Flusher } from "./flusher.ts";
import { createInFlightRows } from "./in-flight-rows.ts";
import { createRowWriter, type RowWriter } from "./rows.ts";
import { stateOf } from "./state.ts";

/** A run that this process may write, as long as the fence holds. */
export interface OwnedRun {
  readonly workspaceId: WorkspaceId;
  readonly runId: string;
  readonly fence: number;
  readonly key: Buffer;
  /** Number of its next chunk. */
  readonly nextSeq: number;
  /** Set for a run that is not written down yet: its first commit brings it into the world. */
  readonly birth: { readonly row: BirthRow; readonly event: EventContent } | null;
  readonly rows?: RowWriter;
  /** Called after each durable commit. */
  readonly onCommit: (state: StateRow | null) => void;
}

/** The event that would have begun this run has begun another one before. */
export class DuplicateEvent extends LostLease {}

export interface RunJournal extends Journal {
  /** Resolves at the first durable commit; rejects with `DuplicateEvent` or when the database is away. */
  readonly firstCommit: Promise<void>;
}

/** The journal of one run, in PostgreSQL by way of the flusher. */
export function createRunJournal(run: OwnedRun, flusher: Flusher): RunJournal {
  const rows = run.rows ?? createRowWriter(run.key, run.runId);
  const first = Promise.withResolvers<void>();
  first.promise.catch(() => undefined);
  let birth = run.birth;
  let born = false;
  let seq = run.nextSeq;
  let entries: JournalEntry[] = [];
  let end: RunOutcome | null = null;
  let next: PromiseWithResolvers<void> | null = null;
  let going: PromiseWithResolvers<void> | null = null;
  let goingState: StateRow | null = null;
  let dead: Error | null = null;
  const inFlight = createInFlightRows(() => {
    if (dead === null) flusher.enlist(source);
  });

  const source: CommitSource = {
    take() {
      // What was enlisted before the run was lost must not leave a hole in the journal.
      if (dead !== null || !isDirty()) return null;
      going = next;
      next = null;
      const commit = build();
      birth = null;
      entries = [];
      end = null;
      goingState = commit.birth?.state ?? commit.state;
      return commit;
    },
    done(written) {
      if (!written) return die(run.birth !== null && !born ? new DuplicateEvent(run.runId) : new LostLease(run.runId));
      born = true;
      first.resolve();
      run.onCommit(goingState);
      going?.resolve();
      going = null;
    },
    failed(error) {
      die(new JournalAway("The journal cannot be written", { cause: error }));
    },
  };

  function isDirty(): boolean {
    return entries.length > 0 || end !== null || birth !== null || inFlight.areDue;
  }

  function build(): RunCommit {
    const all = rows.write(entries, seq);
    const written = { attempts: all.attempts, steps: inFlight.hold(all.steps, end !== null) };
    const event = birth?.event ?? null;
    const chunk = event === null && entries.length === 0 ? null : { seq, sealed: sealChunk(run.key, run.runId, seq, { event, entries }) };
    const state = end === null ? null : stateOf(end, rows.mostAttempts, run);
    if (chunk !== null) seq += 1;
    const { workspaceId, runId, fence } = run;
    if (birth === null) return { workspaceId, runId, fence, birth: null, state, chunk, ...written };
    const row = state === null ? birth.row : { ...birth.row, owner: null, state };
    return { workspaceId, runId, fence, birth: row, state: null, chunk, ...written };
  }

  function die(error: Error): void {
    inFlight.close();
    dead = error;
    first.reject(error);
    going?.reject(error);
    next?.reject(error);
    going = null;
    next = null;
  }

  async function flush(): Promise<void> {
    if (dead !== null) throw dead;
    if (!isDirty()) return going?.promise;
    next ??= Promise.withResolvers<void>();
    flusher.enlist(source);
    return next.promise;
  }

  return {
    firstCommit: first.promise,
    add(entry) {
      entries.push(entry);
    },
    flush,
    async end(outcome) {
      end = outcome;
      await flush();
    },
  };
}
