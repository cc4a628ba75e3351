import { forgetEvents } from "#db/queries/event-dedupe.ts";
import { beat, cancelWishes, claimDue, claimOrphans, countDue, forgetDeadWorkers, ownedRuns, reclaim } from "#db/queries/leases.ts";
import { makePartitions } from "#db/queries/partitions.ts";
import { log } from "#server/log.ts";
import { databaseNow, learnDatabaseTime } from "./clock.ts";
import type { Runner } from "./working.ts";

/** The beat of this process and its search for runs that nobody works on. */
export interface Leases {
  /** Takes nothing up any more. Resolves when the round under way is through. */
  stopSweeping(): Promise<void>;
  /** No more beats either. */
  stop(): Promise<void>;
  /** Looks for work now, without waiting for the next round. */
  hurry(): void;
}

const claimAtOnce = 50;
/** How long a second delivery of an event is recognised. */
const dedupeDays = 7;
const forgetAtOnce = 10_000;
const daily = 24 * 3_600_000;
/** Between looks for own runs that were put down when a commit failed. */
const strayMs = 3_000;

/** Beats and sweeps until stopped. The first beat is through on return. */
export async function startLeases(runner: Runner): Promise<Leases> {
  let lastBeat = performance.now();
  let lastStray = 0;
  let lastDaily = Number.NEGATIVE_INFINITY;
  let maybeStray: ReadonlySet<string> = new Set();

  async function heartbeat(): Promise<void> {
    const askedAt = Date.now();
    learnDatabaseTime(await beat(runner.worker), askedAt);
    const silent = performance.now() - lastBeat;
    lastBeat = performance.now();
    // This process stood still for so long that others may have taken its runs: what is not ours any more is broken off.
    if (silent > runner.options.leaseMs) await dropLost();
  }

  async function dropLost(): Promise<void> {
    const ours = new Set(await ownedRuns(runner.worker));
    for (const [runId, execution] of runner.running) if (!ours.has(runId)) execution.abort.abort();
  }

  async function sweep(): Promise<void> {
    await claimAll();
    if (performance.now() - lastStray > strayMs) await sweepStrays();
    for (const runId of await cancelWishes(runner.worker)) runner.running.get(runId)?.stop.abort("cancel");
    runner.backlog.note(await countDue(runner.backlog.most + 1));
    if (performance.now() - lastDaily > daily) await keepHouse();
  }

  /** As long as there is room and there are runs. */
  async function claimAll(): Promise<void> {
    for (let full = true; full; ) {
      const limit = Math.min(runner.options.maxRuns - runner.running.size, claimAtOnce);
      if (limit <= 0) return;
      const due = await claimDue(runner.worker, limit);
      const orphans = due.length < limit ? await claimOrphans(runner.worker, runner.options.leaseMs, limit - due.length) : [];
      for (const claim of [...due, ...orphans]) runner.takeUp(claim);
      full = due.length + orphans.length === limit;
    }
  }

  /** A run is a stray when it is ours in two looks and we work on it in neither. */
  async function sweepStrays(): Promise<void> {
    lastStray = performance.now();
    const idle = (await ownedRuns(runner.worker)).filter((runId) => !runner.running.has(runId));
    const strays = idle.filter((runId) => maybeStray.has(runId));
    maybeStray = new Set(idle);
    for (const claim of await reclaim(runner.worker, strays)) runner.takeUp(claim);
  }

  async function keepHouse(): Promise<void> {
    lastDaily = performance.now();
    await makePartitions(databaseNow());
    await forgetDeadWorkers();
    while ((await forgetEvents(dedupeDays, forgetAtOnce)) === forgetAtOnce);
  }

  await heartbeat();
  const beating = every(runner.options.heartbeatMs, heartbeat);
  const sweeping = every(runner.options.sweepMs, sweep);
  return {
    hurry: sweeping.now,
    stopSweeping: sweeping.stop,
    stop: async () => {
      await Promise.all([sweeping.stop(), beating.stop()]);
    },
  };
}

interface Rounds {
  /** Begins the next round at once; one that is under way is followed by another. */
  now(): void;
  /** Waits for the round under way. */
  stop(): Promise<void>;
}

/** Runs `work` again and again with a pause between; a failure is told and does not end it. */
function every(ms: number, work: () => Promise<void>): Rounds {
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
