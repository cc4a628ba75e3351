import type { CallFailure } from "#server/connectors/contract.ts";
import { assertNever } from "#server/errors.ts";
import type { Effect, Idempotency } from "#server/flow/catalog.ts";
import type { RetrySettings } from "#server/flow/graph.ts";

/** What is done after a try that did not work. */
export type Verdict =
  | { readonly do: "fail" }
  /** Nobody can know whether it happened, and repeating could double it: a person decides. */
  | { readonly do: "askPerson" }
  /** `lookFirst`: search for the result before the same bytes are sent again. */
  | { readonly do: "again"; readonly afterMs: number; readonly lookFirst: boolean };

export interface TryFacts {
  readonly mode: Idempotency;
  readonly effect: Effect;
  readonly retry: RetrySettings;
  /** Tries in this round, the failed one included; interrupted ones are counted apart. */
  readonly tries: number;
  readonly interruptions: number;
  /** 0..1 */
  readonly random: number;
}

const longestPauseMs = 3_600_000;
/** A step that takes its process down with it is not tried for ever. */
const maxInterruptions = 3;

/** The retry policy: classified by what is known about the call, never by the words of an error. */
export function judge(failure: CallFailure, facts: TryFacts): Verdict {
  switch (failure.kind) {
    case "rejected":
    case "refused":
    case "unauthorized":
      return { do: "fail" };
    case "unavailable": {
      const open = mayHaveHappened(failure, facts.effect);
      if (open && facts.mode === "none") return { do: "askPerson" };
      if (isExhausted(failure, facts)) return { do: "fail" };
      return { do: "again", afterMs: pauseMs(failure, facts), lookFirst: open && facts.mode === "findFirst" };
    }
    default:
      return assertNever(failure);
  }
}

/** Whether the app may hold the effect of a call that failed. A rate limit says no before it acts. */
export function mayHaveHappened(failure: CallFailure, effect: Effect): boolean {
  return failure.kind === "unavailable" && failure.sent && failure.reason !== "rateLimited" && effect !== "read";
}

function isExhausted(failure: CallFailure & { kind: "unavailable" }, facts: TryFacts): boolean {
  if (failure.reason === "interrupted") return facts.interruptions > maxInterruptions;
  return facts.tries >= facts.retry.attempts;
}

/** Doubles each time; between half and the whole of it, so that many runs do not come back together. */
function pauseMs(failure: CallFailure & { kind: "unavailable" }, facts: TryFacts): number {
  if (failure.reason === "interrupted") return 0;
  const doubled = facts.retry.backoffMs * 2 ** Math.max(0, facts.tries - 1);
  const jittered = doubled * (0.5 + facts.random / 2);
  return Math.round(Math.min(longestPauseMs, Math.max(jittered, failure.retryAfterMs ?? 0)));
}
