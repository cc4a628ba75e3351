import type { StepRow } from "#db/queries/journal.ts";
import { stepId } from "#server/engine/memory.ts";

/**
 * Holds rows of steps that have only begun. Most calls are answered within moments, and then one row tells all; the
 * intent itself is in the chunk, durable before the call. A slow call is shown as running after a moment.
 */
export interface InFlightRows {
  /** Gives the rows to write now: what has settled, and what has been in flight for long enough. `last`: everything. */
  hold(rows: readonly StepRow[], last: boolean): StepRow[];
  /** Something has been in flight for long enough to be shown. */
  readonly areDue: boolean;
  close(): void;
}

const shownAfterMs = 250;

export function createInFlightRows(onDue: () => void): InFlightRows {
  const held = new Map<string, StepRow>();
  let timer: NodeJS.Timeout | null = null;
  let due = false;

  function ring(): void {
    timer = null;
    due = held.size > 0;
    if (due) onDue();
  }

  function close(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    due = false;
    held.clear();
  }

  return {
    hold(rows, last) {
      const now: StepRow[] = [];
      for (const row of rows) {
        const id = stepId(row);
        if (row.status === "running" && !last) held.set(id, row);
        else now.push(joined(held.get(id), row));
        if (row.status !== "running") held.delete(id);
      }
      if (last || due) now.push(...held.values());
      if (last || due) close();
      if (held.size > 0) timer ??= setTimeout(ring, shownAfterMs);
      return now;
    },
    get areDue() {
      return due;
    },
    close,
  };
}

/** What began in an earlier commit and ended in this one. */
function joined(before: StepRow | undefined, row: StepRow): StepRow {
  return before === undefined ? row : { ...row, startedAt: before.startedAt ?? row.startedAt, intentChunk: row.intentChunk ?? before.intentChunk };
}
