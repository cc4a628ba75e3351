import type { CallFailure } from "#server/connectors/contract.ts";
import { assertNever } from "#server/errors.ts";
import type { Value } from "#server/flow/value.ts";
import { failureOutput } from "./failure-output.ts";
import type { HoldReason, IntentEntry, JournalEntry, StepFailure, StepRef } from "./ports.ts";

/** What the journal knows of one step. A step that has never been touched has none. */
export interface StepMemory {
  readonly intent: IntentEntry | null;
  /** The last intent has no result: the process died in between, so the outcome is unknown. */
  readonly open: boolean;
  readonly lastFailure: CallFailure | null;
  readonly retryAt: number | null;
  /** Why the last intent has not been sent yet; null when it has. */
  readonly held: HoldReason | null;
  /** Tries of this round (since the start, or since a person asked again). */
  readonly tries: number;
  readonly interruptions: number;
  readonly settled: Settled | null;
}

/** The step is over and will not be done again, unless a person asks for it. */
export type Settled =
  | { readonly kind: "settled"; readonly port: string; readonly output: Value }
  | { readonly kind: "skipped" }
  | { readonly kind: "failed"; readonly reason: StepFailure }
  | { readonly kind: "unknown" };

export const blank: StepMemory = {
  intent: null,
  open: false,
  lastFailure: null,
  retryAt: null,
  held: null,
  tries: 0,
  interruptions: 0,
  settled: null,
};

/** Name of a step inside one run. */
export function stepId(step: StepRef): string {
  return step.loopPath === "" ? step.node : `${step.node}/${step.loopPath}`;
}

/** Folds the journal into what is known of each step. Pure; any prefix of a journal is a valid journal. */
export function remember(entries: readonly JournalEntry[]): ReadonlyMap<string, StepMemory> {
  const steps = new Map<string, StepMemory>();
  for (const entry of entries) {
    const id = stepId(entry.step);
    steps.set(id, learn(steps.get(id) ?? blank, entry));
  }
  return steps;
}

function learn(memory: StepMemory, entry: JournalEntry): StepMemory {
  switch (entry.type) {
    case "intent":
      return { ...memory, intent: entry, open: true, retryAt: null, held: null, tries: memory.tries + 1 };
    case "held":
      return { ...memory, open: false, retryAt: entry.until, held: entry.why, tries: memory.tries - 1 };
    case "attemptFailed":
      return afterFailure(memory, entry.failure, entry.retryAt);
    case "succeeded":
      return { ...memory, open: false, settled: { kind: "settled", port: entry.port, output: entry.output } };
    case "skipped":
      return { ...memory, settled: { kind: "skipped" } };
    case "failed":
      return { ...memory, open: false, lastFailure: failureOf(entry.reason) ?? memory.lastFailure, settled: failed(entry.reason, entry.port) };
    case "unknown":
      return { ...memory, open: false, lastFailure: entry.failure, settled: { kind: "unknown" } };
    case "retried":
      return { ...memory, open: false, retryAt: null, tries: 0, interruptions: 0, settled: null };
    default:
      return assertNever(entry);
  }
}

function failureOf(reason: StepFailure): CallFailure | null {
  return reason.code === "call" ? reason.failure : null;
}

function failed(reason: StepFailure, port: "error" | "out" | null): Settled {
  if (port === null) return { kind: "failed", reason };
  return { kind: "settled", port, output: failureOutput(reason) };
}

function afterFailure(memory: StepMemory, failure: CallFailure, retryAt: number): StepMemory {
  const interrupted = failure.kind === "unavailable" && failure.reason === "interrupted";
  return {
    ...memory,
    open: false,
    lastFailure: failure,
    retryAt,
    tries: interrupted ? memory.tries - 1 : memory.tries,
    interruptions: memory.interruptions + (interrupted ? 1 : 0),
  };
}
