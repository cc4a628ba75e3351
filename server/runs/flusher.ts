import { setTimeout as pause } from "node:timers/promises";
import type { RunCommit } from "#db/queries/journal.ts";
import type { JournalWriter } from "#db/queries/journal-writer.ts";
import { log } from "#server/log.ts";

/** Somebody with entries to make durable. */
export interface CommitSource {
  /** Everything added so far, as rows; called once for each commit. Null: there is nothing to write. */
  take(): RunCommit | null;
  /** `written` false: the run belongs to somebody else (or its event is known), nothing of it was written. */
  done(written: boolean): void;
  failed(error: unknown): void;
}

/** Group commit: what many runs want to write goes out as one statement at a time on one connection, as fast as it returns. */
export interface Flusher {
  enlist(source: CommitSource): void;
  /** Waits for what is enlisted, then lets go of the connection. */
  close(): Promise<void>;
}

interface Built {
  readonly source: CommitSource;
  readonly commit: RunCommit;
  readonly since: number;
}

const maxBatch = 256;
/** How long results are held in memory while the database is away; a run whose birth cannot be written is refused at once. */
const patienceMs = 60_000;

export function createFlusher(writer: JournalWriter): Flusher {
  const enlisted = new Set<CommitSource>();
  let held: Built[] = [];
  let cycle: Promise<void> | null = null;

  function enlist(source: CommitSource): void {
    enlisted.add(source);
    cycle ??= work().finally(() => {
      cycle = null;
      // Enlisted between the last look and this line.
      if (enlisted.size > 0) for (const late of [...enlisted]) enlist(late);
    });
  }

  async function work(): Promise<void> {
    // What happens in this turn of the loop, such as the first intents of a run, rides in one commit.
    await new Promise((resolve) => setImmediate(resolve));
    while (enlisted.size > 0 || held.length > 0) await writeOnce(nextBatch());
  }

  function nextBatch(): Built[] {
    const batch = held.slice(0, maxBatch);
    held = held.slice(maxBatch);
    const since = Date.now();
    // A run has one commit under way at a time: the one that is held goes first.
    const busy = new Set([...batch, ...held].map((one) => one.source));
    for (const source of enlisted) {
      if (batch.length >= maxBatch) break;
      if (busy.has(source)) continue;
      enlisted.delete(source);
      const commit = taken(source);
      if (commit !== null) batch.push({ source, commit, since });
    }
    return batch;
  }

  async function writeOnce(batch: readonly Built[]): Promise<void> {
    if (batch.length === 0) return;
    try {
      const written = await writer.commit(batch.map((one) => one.commit));
      for (const one of batch) one.source.done(written.has(one.commit.runId));
    } catch (error) {
      if (isAboutData(error)) await writeEach(batch, error);
      else await hold(batch, error);
    }
  }

  /** One run's rows broke the statement: the others must not suffer for it. */
  async function writeEach(batch: readonly Built[], error: unknown): Promise<void> {
    const [only] = batch;
    if (batch.length === 1 && only !== undefined) {
      log("runs").error({ run: only.commit.runId, code: codeOf(error) }, "a run could not be written");
      only.source.failed(error);
      return;
    }
    for (const one of batch) await writeOnce([one]);
  }

  /** The database is away. A repeat is safe: rows of one chunk number under one fence are always the same rows. */
  async function hold(batch: readonly Built[], error: unknown): Promise<void> {
    log("runs").warn({ code: codeOf(error), runs: batch.length }, "the journal could not be written");
    await writer.disconnect();
    for (const one of batch) {
      if (one.commit.birth !== null || Date.now() - one.since > patienceMs) one.source.failed(error);
      else held.push(one);
    }
    if (held.length > 0) await pause(250);
  }

  return {
    enlist,
    async close() {
      while (cycle !== null) await cycle;
      await writer.disconnect();
    },
  };
}

/** A source that cannot even build its rows fails alone. */
function taken(source: CommitSource): RunCommit | null {
  try {
    return source.take();
  } catch (error) {
    source.failed(error);
    return null;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
}

/** SQLSTATE classes that speak of the server's state (and no code at all, of the socket's); any other is about what was sent. */
function isAboutData(error: unknown): boolean {
  return /^(?!08|25|40|53|57|58)[0-9A-Z]{5}$/.test(codeOf(error));
}
