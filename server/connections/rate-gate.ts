import type { RateRule } from "#server/connectors/contract.ts";
import { alone, type Sharing, shareOf } from "./rate-share.ts";

/** Longer waits are handed back, so that a slow app does not hold everybody's worker. */
const LONGEST_WAIT_MS = 10_000;

export type Entry =
  | { readonly ok: true; readonly leave: () => void }
  /** Over the app's limit for longer than we wait here. */
  | { readonly ok: false; readonly retryAfterMs: number };

/** What of one account's limit is in use. */
export interface RateGate {
  /** Comes back when the call may be made, in the order of asking. `leave` must be called when it is over. */
  enter(signal: AbortSignal): Promise<Entry>;
}

export interface GateClock {
  now(): number;
  /** Resolves after `ms`, or at once when `signal` aborts. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

/**
 * Keeps to an app's published limit, so that it never has to tell us: calls in a sliding window, and how many at once. One
 * process alone has the whole limit. Of several, each has a share that it uses without asking, and takes more in blocks
 * that all of them draw from.
 */
export function rateGate(rule: RateRule, clock: GateClock, sharing: Sharing = alone): RateGate {
  const seats = createSeats(() => Math.max(1, Math.floor(rule.concurrent / sharing.processes())));
  /** When each call of the own share may start, the oldest first; also calls that still wait for their moment. */
  let starts: number[] = [];
  let line: Promise<unknown> = Promise.resolve();
  let block = { left: 0, until: 0 };
  /** Nobody has a block to give before; asking again would be a statement for nothing. */
  let emptyUntil = Number.NEGATIVE_INFINITY;

  /** When the next call of `own` a window may start. */
  function nextStart(own: number, now: number): number {
    starts = starts.filter((start) => start > now - rule.perMs);
    if (own < 1) return Number.POSITIVE_INFINITY;
    const oldest = starts.length < own ? undefined : starts[starts.length - own];
    return oldest === undefined ? now : Math.max(now, oldest + rule.perMs);
  }

  /** 0 when the call may start now; else in how many milliseconds, which is longer than we wait. */
  async function turn(signal: AbortSignal): Promise<number> {
    const now = clock.now();
    const { own, blocks } = shareOf(rule, sharing.processes());
    const start = nextStart(own, now);
    if (start > now && blocks > 0) return inLine(() => turnByBlock(now, signal));
    if (start - now > LONGEST_WAIT_MS) return start - now;
    starts.push(start);
    if (start > now) await clock.pause(start - now, signal);
    return 0;
  }

  function inLine(wait: () => Promise<number>): Promise<number> {
    const mine = line.then(wait);
    line = mine.catch(() => undefined);
    return mine;
  }

  /** The own share is used up. `arrived`: when this call came, however long it has stood in line. */
  async function turnByBlock(arrived: number, signal: AbortSignal): Promise<number> {
    for (;;) {
      const now = clock.now();
      if (signal.aborted || usesBlock(now)) return 0;
      const share = shareOf(rule, sharing.processes());
      const start = nextStart(share.own, now);
      if (start <= now) {
        starts.push(now);
        return 0;
      }
      if (now >= emptyUntil) {
        const wait = await sharing.takeBlock(share);
        if (wait > 0) emptyUntil = clock.now() + wait;
        // Counted from before the asking: the others count it from after.
        else block = { left: share.block, until: now + share.validMs };
        continue;
      }
      const next = Math.min(start, emptyUntil);
      if (next - arrived > LONGEST_WAIT_MS) return next - now;
      await clock.pause(next - now, signal);
    }
  }

  function usesBlock(now: number): boolean {
    if (block.left === 0 || now >= block.until) return false;
    block = { ...block, left: block.left - 1 };
    return true;
  }

  return {
    async enter(signal) {
      const wait = await turn(signal);
      if (wait > 0) return { ok: false, retryAfterMs: wait };
      await seats.take();
      let left = false;
      return {
        ok: true,
        leave: () => {
          if (!left) seats.leave();
          left = true;
        },
      };
    },
  };
}

/** How many calls are under way at once; those who come too many wait in order. */
function createSeats(most: () => number): { readonly take: () => Promise<void>; readonly leave: () => void } {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return {
    async take() {
      if (taken < most()) taken += 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    leave() {
      const next = taken > most() ? undefined : waiting.shift();
      // Handed on without getting up, so that nobody sits down in between.
      if (next === undefined) taken -= 1;
      else next();
    },
  };
}
