import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "#server/engine/ports.ts";

let offsetMs = 0;
let learned = false;
const slowMs = 50;

/**
 * Learns how far the database's clock is from this machine's; only the database's decides. `askedAt`: when it was asked,
 * by this machine. A slow answer says little, so it is used only when there is nothing better.
 */
export function learnDatabaseTime(databaseNow: number, askedAt: number): void {
  const now = Date.now();
  if (now - askedAt > slowMs && learned) return;
  offsetMs = databaseNow - (askedAt + now) / 2;
  learned = true;
}

/** Milliseconds since 1970 by the database's clock. */
export function databaseNow(): number {
  return Math.round(Date.now() + offsetMs);
}

export const databaseClock: Clock = {
  now: databaseNow,
  random: Math.random,
  async sleep(ms, signal) {
    // Being woken early is no error: the caller looks at its signals.
    await wait(ms, undefined, { signal }).catch(() => undefined);
  },
};
