import { log } from "#server/log.ts";

/** Something done again and again. */
export interface Rounds {
  /** Begins the next round at once; one that is under way is followed by another. */
  now(): void;
  /** Waits for the round under way. */
  stop(): Promise<void>;
}

/** Runs `work` again and again with a pause between; a failure is told and does not end it. */
export function every(ms: number, work: () => Promise<void>): Rounds {
  let stopped = false;
  let again = false;
  let timer: NodeJS.Timeout | null = null;
  let current: Promise<void> | null = null;

  async function round(): Promise<void> {
    await work().catch((error: unknown) => log("runs").warn({ error: error instanceof Error ? error.message : "" }, "a round of the sweep failed"));
    current = null;
    if (!stopped) timer = setTimeout(start, again ? 0 : ms);
    again = false;
  }

  function start(): void {
    if (timer !== null) clearTimeout(timer);
    current = round();
  }

  timer = setTimeout(start, ms);
  return {
    now() {
      if (stopped) return;
      if (current === null) start();
      else again = true;
    },
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await current;
    },
  };
}
