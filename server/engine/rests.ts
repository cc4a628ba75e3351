import type { Clock } from "./ports.ts";

/** A pause below this is slept in the process; a longer one gives the worker back, once nothing else of the run is in flight. */
export const parkFromMs = 5_000;

/** The pauses of one run's steps between two tries. */
export interface Rests {
  /**
   * Waits until then: `due` when the time has come (or the run is asked to stop), `park` when no step of the run is in
   * flight any more and all pauses are long. So a step comes back at its own time, however long its siblings take.
   */
  rest(until: number): Promise<"due" | "park">;
  /** To be called when the number of steps in flight has changed. */
  look(): void;
}

/** `inFlight`: steps that have begun and have not landed, the resting ones included. */
export function createRests(inFlight: () => number, clock: Clock, stopped: AbortSignal): Rests {
  const resting = new Map<AbortController, number>();

  function look(): void {
    if (resting.size === 0 || resting.size < inFlight()) return;
    if (Math.min(...resting.values()) - clock.now() < parkFromMs) return;
    for (const parked of resting.keys()) parked.abort();
  }

  return {
    look,
    async rest(until) {
      const ms = until - clock.now();
      if (ms <= 0) return "due";
      const parked = new AbortController();
      resting.set(parked, until);
      // Not at once: whoever begins steps now has not counted all of them yet.
      queueMicrotask(look);
      await Promise.resolve();
      if (!parked.signal.aborted) await clock.sleep(ms, AbortSignal.any([stopped, parked.signal]));
      resting.delete(parked);
      return parked.signal.aborted ? "park" : "due";
    },
  };
}
