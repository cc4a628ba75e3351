import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "#server/errors.ts";

/** Announces changes to a listener until the returned function is called. */
export type Subscribe<Change> = (listener: (change: Change) => void) => () => void;

export interface LiveOptions {
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  /** Asked again and again while the stream is open: a session that was ended elsewhere ends it. */
  readonly stillSignedIn: () => Promise<boolean>;
  /** How old the last answer of `stillSignedIn` may be, in milliseconds. */
  readonly recheckMs?: number;
  /** Least time between two batches, in milliseconds: a busy run must not be read again at every step. */
  readonly restMs?: number;
}

/**
 * Changes as they happen, all that have come since the last batch at once. The first batch is empty and comes when
 * nothing can be missed any more: look then. Ends when the client goes away; fails as signed out within `recheckMs` of
 * the session's end, before anything further is handed out.
 */
export async function* live<Change>(subscribe: Subscribe<Change>, options: LiveOptions): AsyncGenerator<readonly Change[], void> {
  const { signal, stillSignedIn, recheckMs = 5_000, restMs = 0 } = options;
  const waiting: Change[] = [];
  let wake = Promise.withResolvers<void>();
  const stir = () => wake.resolve();
  const unsubscribe = subscribe((change) => {
    waiting.push(change);
    stir();
  });
  const timer = setInterval(stir, recheckMs);
  signal.addEventListener("abort", stir);
  let checkedAt = performance.now();
  try {
    yield [];
    while (!signal.aborted) {
      await wake.promise;
      wake = Promise.withResolvers();
      if (performance.now() - checkedAt >= recheckMs) {
        if (!(await stillSignedIn())) throw new AppError("unauthenticated", "signed_out");
        checkedAt = performance.now();
      }
      if (waiting.length > 0) yield waiting.splice(0);
      if (restMs > 0 && !signal.aborted) await pause(restMs, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    unsubscribe();
    clearInterval(timer);
    signal.removeEventListener("abort", stir);
  }
}
