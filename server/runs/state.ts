import type { StateRow } from "#db/queries/journal.ts";
import type { RunOutcome } from "#server/engine/ports.ts";
import { assertNever } from "#server/errors.ts";
import { failureCode, sealFailure } from "./failure-seal.ts";

const plain = { failureCode: null, failureNode: null, failure: null, wakeAt: null, waitWhy: null } as const;

/** How an outcome stands in the run's row. */
export function stateOf(outcome: RunOutcome, attempts: number, run: { readonly runId: string; readonly key: Buffer }): StateRow {
  switch (outcome.status) {
    case "succeeded":
    case "cancelled":
      return { ...plain, status: outcome.status, attempts };
    case "unknown":
      return { ...plain, status: "unknown", attempts, failureCode: "unknown", failureNode: outcome.node };
    case "failed": {
      const { reason, node } = outcome;
      return { ...plain, status: "failed", attempts, failureCode: failureCode(reason), failureNode: node, failure: sealFailure(run.key, run.runId, reason) };
    }
    case "waiting":
      // A handover is no wait: whoever is free takes the run at once.
      return { ...plain, status: outcome.why === "handover" ? "queued" : "waiting", attempts, wakeAt: outcome.until, waitWhy: outcome.why };
    default:
      return assertNever(outcome);
  }
}

export const running: StateRow = { ...plain, status: "running", attempts: 1 };

/** Stored, and taken up by whoever has room. */
export function queuedSince(now: number): StateRow {
  return { ...plain, status: "queued", attempts: 1, wakeAt: now };
}
