import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "#server/engine/ports.ts";

let offsetMs = 0;

/** Learns how far the database's clock is from this machine's; only the database's decides. */
export function learnDatabaseTime(databaseNow: number): void {
  offsetMs = databaseNow - Date.now();
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
