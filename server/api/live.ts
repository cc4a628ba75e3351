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
}

/**
 * Changes as they happen, beginning with those announced during the first look of the caller. Ends when the client goes
 * away; fails as signed out within `recheckMs` of the end of the session, and before any further change is handed out.
 */
export async function* live<Change>(subscribe: Subscribe<Change>, options: LiveOptions): AsyncGenerator<Change, void> {
  const { signal, stillSignedIn, recheckMs = 5_000 } = options;
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
    while (!signal.aborted) {
      await wake.promise;
      wake = Promise.withResolvers();
      if (performance.now() - checkedAt >= recheckMs) {
        if (!(await stillSignedIn())) throw new AppError("unauthenticated", "signed_out");
        checkedAt = performance.now();
      }
      yield* waiting.splice(0);
    }
  } finally {
    unsubscribe();
    clearInterval(timer);
    signal.removeEventListener("abort", stir);
  }
}
