import type { RateRule } from "#server/connectors/contract.ts";

/** Longer waits are handed back, so that a slow app does not hold everybody's worker. */
const LONGEST_WAIT_MS = 10_000;

export type Entry =
  | { readonly ok: true; readonly leave: () => void }
  /** Over the app's limit for longer than we wait here. */
  | { readonly ok: false; readonly retryAfterMs: number };

/** What of one account's limit is in use, in this process. */
export interface RateGate {
  /** Comes back when the call may be made, in the order of asking. `leave` must be called when it is over. */
  enter(signal: AbortSignal): Promise<Entry>;
}

export interface GateClock {
  now(): number;
  /** Resolves after `ms`, or at once when `signal` aborts. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

/** Keeps to an app's published limit, so that it never has to tell us: calls in a sliding window, and how many at once. */
export function rateGate(rule: RateRule, clock: GateClock): RateGate {
  /** When each call of the window may start, the oldest first; also calls that still wait for their moment. */
  let starts: number[] = [];
  let running = 0;
  const waiting: (() => void)[] = [];

  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  const takeSeat = async (): Promise<void> => {
    if (running < rule.concurrent) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };

  return {
    async enter(signal) {
      const now = clock.now();
      starts = starts.filter((start) => start > now - rule.perMs);
      const oldest = starts.length < rule.calls ? undefined : starts[starts.length - rule.calls];
      const start = oldest === undefined ? now : Math.max(now, oldest + rule.perMs);
      if (start - now > LONGEST_WAIT_MS) return { ok: false, retryAfterMs: start - now };
      starts.push(start);
      if (start > now) await clock.pause(start - now, signal);
      await takeSeat();
      let left = false;
      return {
        ok: true,
        leave: () => {
          if (!left) leave();
          left = true;
        },
      };
    },
  };
}
