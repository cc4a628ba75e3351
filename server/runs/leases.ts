import { beat, cancelWishes, claimDue, claimOrphans, forgetDeadWorkers, ownedRuns, reclaim } from "#db/queries/leases.ts";
import { makePartitions } from "#db/queries/partitions.ts";
import { log } from "#server/log.ts";
import { databaseNow, learnDatabaseTime } from "./clock.ts";
import type { Runner } from "./working.ts";

/** The beat of this process and its search for runs that nobody works on. */
export interface Leases {
  /** Resolves when the round under way is through: it may still take runs up. */
  stop(): Promise<void>;
  /** Looks for work now, without waiting for the next round. */
  sweep(): Promise<void>;
}

const daily = 24 * 3_600_000;
/** Between looks for own runs that were put down when a commit failed. */
const strayMs = 3_000;

/** Beats and sweeps until stopped. The first beat is through on return. */
export async function startLeases(runner: Runner): Promise<Leases> {
  let lastBeat = performance.now();
  let lastStray = 0;
  let lastDaily = performance.now();
  let maybeStray: ReadonlySet<string> = new Set();

  async function heartbeat(): Promise<void> {
    learnDatabaseTime(await beat(runner.worker));
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
    const room = runner.options.maxRuns - runner.running.size;
    if (room > 0) {
      const due = await claimDue(runner.worker, Math.min(room, 50));
      for (const claim of due) runner.takeUp(claim);
      for (const claim of await claimOrphans(runner.worker, runner.options.leaseMs, Math.min(room - due.length, 50))) runner.takeUp(claim);
      if (performance.now() - lastStray > strayMs) await sweepStrays();
    }
    for (const runId of await cancelWishes(runner.worker)) runner.running.get(runId)?.stop.abort("cancel");
    if (performance.now() - lastDaily > daily) await keepHouse();
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
  }

  await heartbeat();
  const stops = [every(runner.options.heartbeatMs, heartbeat), every(runner.options.sweepMs, sweep)];
  return {
    sweep,
    stop: async () => {
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}

/** Runs `work` again and again with a pause between; a failure is told and does not end it. Stopping waits for the round under way. */
function every(ms: number, work: () => Promise<void>): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let current = Promise.resolve();
  const round = async (): Promise<void> => {
    await work().catch((error: unknown) => log("runs").warn({ error: error instanceof Error ? error.message : "" }, "a round of the sweep failed"));
    if (!stopped) timer = setTimeout(start, ms);
  };
  const start = (): void => {
    current = round();
  };
  timer = setTimeout(start, ms);
  return () => {
    stopped = true;
    clearTimeout(timer);
    return current;
  };
}
