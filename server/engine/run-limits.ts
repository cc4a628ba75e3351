import { stepId } from "./memory.ts";
import type { Clock, JournalEntry, RunContext, StepFailure } from "./ports.ts";

/** How long a run may go on: at work, and from its beginning to its end with all waits. Milliseconds. */
export const runLimits = { workMs: 3_600_000, openMs: 30 * 24 * 3_600_000 } as const;

export interface RunLimits {
  /** Why nothing more may be tried in this run; null while it may. */
  spent(): StepFailure | null;
  /** No run waits beyond this moment. */
  readonly endsAt: number;
}

/** The time a run has had, by its journal. A person who asks for another round gives it all its time again. */
export function createRunLimits(context: RunContext, clock: Clock): RunLimits {
  const asked = context.entries.findLastIndex((entry) => entry.type === "retried");
  const begunAt = context.entries[asked]?.at ?? context.startedAt;
  const workedBefore = workIn(context.entries.slice(asked + 1));
  const walksSince = clock.now();
  const endsAt = begunAt + runLimits.openMs;
  return {
    endsAt,
    spent() {
      const now = clock.now();
      if (now >= endsAt) return { code: "openTooLong" };
      return workedBefore + now - walksSince >= runLimits.workMs ? { code: "workedTooLong" } : null;
    },
  };
}

/**
 * How long at least one call was under way, in milliseconds. A call that was cut off by the death of its process counts
 * for nothing: nobody worked on it until it was taken up again.
 */
export function workIn(entries: readonly JournalEntry[]): number {
  let total = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to } of callsIn(entries).toSorted((a, b) => a.from - b.from)) {
    total += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return total;
}

function callsIn(entries: readonly JournalEntry[]): { readonly from: number; readonly to: number }[] {
  const open = new Map<string, number>();
  return entries.flatMap((entry) => {
    const id = stepId(entry.step);
    const from = open.get(id);
    if (entry.type === "intent") open.set(id, entry.at);
    else open.delete(id);
    return entry.type === "intent" || from === undefined || wasCutOff(entry) ? [] : [{ from, to: entry.at }];
  });
}

function wasCutOff(entry: JournalEntry): boolean {
  return entry.type === "attemptFailed" && entry.failure.kind === "unavailable" && entry.failure.reason === "interrupted";
}
