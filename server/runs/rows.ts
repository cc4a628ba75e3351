import type { AttemptRow, StepRow } from "#db/queries/journal.ts";
import type { CallFailure } from "#server/connectors/contract.ts";
import { stepId } from "#server/engine/memory.ts";
import type { JournalEntry, StepFailure } from "#server/engine/ports.ts";
import { assertNever } from "#server/errors.ts";
import { failureCode, sealFailure } from "./failure-seal.ts";

/** The rows that tell about journal entries without their payloads. One step gives one row a commit, the latest. */
export interface RowWriter {
  /** `seq`: the chunk that the entries go into. */
  write(entries: readonly JournalEntry[], seq: number): { readonly steps: readonly StepRow[]; readonly attempts: readonly AttemptRow[] };
  /** Tries of the step that needed most. */
  readonly mostAttempts: number;
}

export function createRowWriter(key: Buffer, runId: string): RowWriter {
  /** When the open try of each step began. */
  const began = new Map<string, number>();
  /** The last try of each step that stopped the run: when a person asks for another, it becomes one of many. */
  const stopped = new Map<string, AttemptRow>();
  let mostAttempts = 1;

  function write(entries: readonly JournalEntry[], seq: number): { steps: StepRow[]; attempts: AttemptRow[] } {
    const steps = new Map<string, StepRow>();
    const attempts: AttemptRow[] = [];
    for (const entry of entries) {
      const id = stepId(entry.step);
      const before = steps.get(id);
      steps.set(id, merged(before, stepRow(entry, seq)));
      if (entry.type === "attemptFailed") attempts.push({ ...attemptRow(entry, callFailed(entry.failure), seq), retryAt: entry.retryAt });
      if (entry.type === "failed") stopped.set(id, attemptRow(entry, entry.reason, seq));
      if (entry.type === "unknown") stopped.set(id, { ...attemptRow(entry, callFailed(entry.failure), seq), failureCode: "unknown" });
      if (entry.type === "retried") attempts.push(...earlier(id, entry.at));
      if (entry.type === "intent") began.set(id, entry.at);
      if ("attempt" in entry) mostAttempts = Math.max(mostAttempts, entry.attempt);
    }
    return { steps: [...steps.values()], attempts };
  }

  function stepRow(entry: JournalEntry, seq: number): StepRow {
    const row: StepRow = { ...entry.step, ...blank, attempt: "attempt" in entry ? entry.attempt : (stopped.get(stepId(entry.step))?.attempt ?? 1) };
    switch (entry.type) {
      case "intent":
        return { ...row, status: "running", startedAt: entry.at, intentChunk: seq };
      case "attemptFailed":
        return { ...row, status: "waiting", retryAt: entry.retryAt };
      case "held":
        return { ...row, status: "waiting", retryAt: entry.until };
      case "succeeded":
        return { ...row, status: "succeeded", port: entry.port, startedAt: entry.startedAt, endedAt: entry.at, resultChunk: seq };
      case "skipped":
        return { ...row, status: "skipped", endedAt: entry.at };
      case "failed":
        return { ...row, status: "failed", port: entry.port, endedAt: entry.at, resultChunk: seq, ...failed(entry.reason) };
      case "unknown":
        return { ...row, status: "unknown", endedAt: entry.at, resultChunk: seq, ...failed(callFailed(entry.failure)) };
      case "retried":
        return { ...row, status: "waiting", retryAt: entry.at };
      default:
        return assertNever(entry);
    }
  }

  function failed(reason: StepFailure): Pick<StepRow, "failureCode" | "failure"> {
    return { failureCode: failureCode(reason), failure: sealFailure(key, runId, reason) };
  }

  function attemptRow(entry: EndedTry, reason: StepFailure, seq: number): AttemptRow {
    const startedAt = began.get(stepId(entry.step)) ?? null;
    const sealed = { failureCode: failureCode(reason), failure: sealFailure(key, runId, reason) };
    return { ...entry.step, attempt: entry.attempt, startedAt, endedAt: entry.at, retryAt: null, chunk: seq, ...sealed };
  }

  function earlier(id: string, retryAt: number): AttemptRow[] {
    const row = stopped.get(id);
    return row === undefined ? [] : [{ ...row, retryAt }];
  }

  return {
    write,
    get mostAttempts() {
      return mostAttempts;
    },
  };
}

type EndedTry = Extract<JournalEntry, { type: "attemptFailed" | "failed" | "unknown" }>;

function callFailed(failure: CallFailure): StepFailure {
  return { code: "call", failure };
}

const blank = {
  status: "running",
  port: null,
  startedAt: null,
  endedAt: null,
  retryAt: null,
  intentChunk: null,
  resultChunk: null,
  failureCode: null,
  failure: null,
} as const;

/** Later facts win; where a step began and which chunk holds its intent stay known. */
function merged(before: StepRow | undefined, row: StepRow): StepRow {
  if (before === undefined) return row;
  return { ...row, startedAt: before.startedAt ?? row.startedAt, intentChunk: row.intentChunk ?? before.intentChunk };
}
