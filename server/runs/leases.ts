import { beat, type Claim, cancelWishes, claimDue, claimOrphans, countDue, ownedRuns, reclaim } from "#db/queries/leases.ts";
import { shareLimitsAmong } from "#server/connections/rate-share.ts";
import { queueIsUp } from "#server/queue/queue.ts";
import { databaseNow, learnDatabaseTime } from "./clock.ts";
import { every } from "./rounds.ts";
import { wakeAt } from "./wakes.ts";
import type { Runner } from "./working.ts";

/** The beat of this process and its search for runs that nobody works on. */
export interface Leases {
  /** Takes nothing up any more. Resolves when the round under way is through. */
  stopSweeping(): Promise<void>;
  /** No more beats either. */
  stop(): Promise<void>;
  /** Looks for due runs now, without waiting for the next round. */
  hurry(): void;
  /** Takes up what is due, as far as there is room; what is left, somebody is woken for again. For the queue. */
  wake(): Promise<void>;
}

const claimAtOnce = 50;
/** A worker looks for due runs by itself this often, should a wake be lost; at every round while the queue is down. */
const lookMs = 10_000;
/** A process without room leaves a wake to the others for this long. */
const laterMs = 1_000;
/** Between looks for own runs that were put down when a commit failed. */
const strayMs = 3_000;

/** Beats and sweeps until stopped. The first beat is through on return. */
export async function startLeases(runner: Runner): Promise<Leases> {
  let lastBeat = performance.now();
  let lastStray = 0;
  let lastLook = Number.NEGATIVE_INFINITY;
  let lookNow = false;
  let maybeStray: ReadonlySet<string> = new Set();
  let lastTurn: Promise<void> = Promise.resolve();

  async function heartbeat(): Promise<void> {
    const askedAt = Date.now();
    const { now, living } = await beat(runner.worker);
    learnDatabaseTime(now, askedAt);
    shareLimitsAmong(living);
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
    if (lookNow || !queueIsUp() || performance.now() - lastLook > lookMs) await inTurn(look);
    await inTurn(() => claim((limit) => claimOrphans(runner.worker, runner.options.leaseMs, limit)));
    if (performance.now() - lastStray > strayMs) await sweepStrays();
    if (runner.running.size === 0) return;
    for (const runId of await cancelWishes(runner.worker)) runner.running.get(runId)?.stop.abort("cancel");
  }

  /** One claims at a time: what one takes fills the room that the next one sees. */
  function inTurn(claims: () => Promise<void>): Promise<void> {
    const turn = lastTurn.then(claims);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  /** Takes up due runs, and learns how many are left. */
  async function look(): Promise<void> {
    lookNow = false;
    lastLook = performance.now();
    await claim((limit) => claimDue(runner.worker, limit));
    runner.backlog.note(await countDue(runner.backlog.most + 1));
  }

  /** As long as there is room and there are runs. */
  async function claim(take: (limit: number) => Promise<readonly Claim[]>): Promise<void> {
    for (let full = true; full; ) {
      const limit = Math.min(runner.options.maxRuns - runner.running.size, claimAtOnce);
      if (limit <= 0) return;
      const claims = await take(limit);
      for (const one of claims) runner.takeUp(one);
      full = claims.length === limit;
    }
  }

  async function wake(): Promise<void> {
    await inTurn(look);
    if (runner.backlog.waits) wakeAt(databaseNow() + laterMs);
  }

  /** A run is a stray when it is ours in two looks and we work on it in neither. */
  async function sweepStrays(): Promise<void> {
    lastStray = performance.now();
    const idle = (await ownedRuns(runner.worker)).filter((runId) => !runner.running.has(runId));
    const strays = idle.filter((runId) => maybeStray.has(runId));
    maybeStray = new Set(idle);
    for (const claim of await reclaim(runner.worker, strays)) runner.takeUp(claim);
  }

  await heartbeat();
  const beating = every(runner.options.heartbeatMs, heartbeat);
  const sweeping = every(runner.options.sweepMs, sweep);
  return {
    hurry() {
      lookNow = true;
      sweeping.now();
    },
    wake,
    stopSweeping: sweeping.stop,
    stop: async () => {
      await Promise.all([sweeping.stop(), beating.stop()]);
    },
  };
}
