import type { Journal, JournalEntry, RunOutcome } from "../ports.ts";

/** A journal without a database, for the tests of everything that walks. */
export interface MemoryJournal extends Journal {
  /** What would survive a crash, in order. */
  readonly durable: readonly JournalEntry[];
  readonly outcome: RunOutcome | null;
}

export function createMemoryJournal(before: readonly JournalEntry[] = []): MemoryJournal {
  const durable = [...before];
  let buffered: JournalEntry[] = [];
  let outcome: RunOutcome | null = null;

  function commit(): void {
    durable.push(...buffered);
    buffered = [];
  }

  return {
    durable,
    get outcome() {
      return outcome;
    },
    add(entry) {
      buffered.push(entry);
    },
    async flush() {
      // Durable only after a turn of the loop, as with a disk: a caller that does not wait is caught by the tests.
      await Promise.resolve();
      commit();
    },
    async end(end) {
      await Promise.resolve();
      commit();
      outcome = end;
    },
  };
}
