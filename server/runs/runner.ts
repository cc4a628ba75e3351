import { newId } from "#db/ids.ts";
import { signOff } from "#db/queries/leases.ts";
import { makePartitions } from "#db/queries/partitions.ts";
import { work } from "#server/queue/queue.ts";
import { createBacklog } from "./backlog.ts";
import { lookWhenQueued } from "./changes.ts";
import { databaseNow } from "./clock.ts";
import { executeOwned, takeUp } from "./execute.ts";
import { type Leases, startLeases } from "./leases.ts";
import { tidyRuns } from "./tidy.ts";
import { tellLastWakes } from "./wakes.ts";
import type { Execution, Runner, RunnerOptions } from "./working.ts";
import { closeFlusher } from "./writer.ts";

const defaults: Omit<RunnerOptions, "apps"> = {
  maxRuns: 500,
  maxQueued: 100_000,
  leaseMs: 6_000,
  heartbeatMs: 1_500,
  sweepMs: 1_000,
  wrapJournal: (journal) => journal,
};

interface Started {
  readonly runner: Runner;
  readonly leases: Leases;
  readonly endWork: readonly (() => Promise<void>)[];
}

let started: Started | null = null;

/** The runner of this process; null when it only accepts and shows. */
export function getRunner(): Runner | null {
  return started?.runner ?? null;
}

/** Begins to work on runs: those this process accepts, those that are due, those whose owner died. */
export async function startRunner(options: Pick<RunnerOptions, "apps"> & Partial<RunnerOptions>): Promise<Runner> {
  if (started !== null) throw new Error("The runner of this process has started already");
  const runner = createRunner({ ...defaults, ...options });
  await makePartitions(databaseNow());
  const leases = await startLeases(runner);
  started = { runner, leases, endWork: [await work("wake", leases.wake), await work("tidyRuns", tidyRuns)] };
  lookWhenQueued(() => {
    if (runner.hasRoom()) leases.hurry();
  });
  return runner;
}

let stopping: Promise<void> | null = null;

/** Lets calls in flight finish for up to `patienceMs`, hands all runs over, and lets go of the database. Asked twice, it stops once. */
export function stopRunner(patienceMs = 30_000): Promise<void> {
  stopping ??= stop(patienceMs).finally(() => {
    stopping = null;
  });
  return stopping;
}

async function stop(patienceMs: number): Promise<void> {
  const was = started;
  started = null;
  lookWhenQueued(() => undefined);
  if (was !== null) {
    for (const end of was.endWork) await end();
    await was.leases.stopSweeping();
    await handOver(was.runner, patienceMs);
    // Beaten until the last run is given back: a call in flight must not be taken for a dead one's.
    await was.leases.stop();
    await signOff(was.runner.worker);
  }
  await closeFlusher();
  await tellLastWakes();
}

async function handOver(runner: Runner, patienceMs: number): Promise<void> {
  const executions = [...runner.running.values()];
  for (const execution of executions) execution.stop.abort("handover");
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, patienceMs);
  const ended = Promise.all(executions.map((execution) => execution.ended));
  await Promise.race([ended, late.promise]);
  clearTimeout(timer);
  for (const execution of executions) execution.abort.abort();
  await ended;
}

function createRunner(options: RunnerOptions): Runner {
  const running = new Map<string, Execution>();

  function watch(execution: Execution): Execution {
    running.set(execution.runId, execution);
    void execution.ended.finally(() => {
      running.delete(execution.runId);
      if (runner.backlog.waits && running.size <= options.maxRuns / 2) started?.leases.hurry();
    });
    return execution;
  }

  const runner: Runner = {
    worker: newId(),
    options,
    running,
    backlog: createBacklog(options.maxQueued),
    hasRoom: () => running.size < options.maxRuns,
    begin: (run) => watch(executeOwned(run, runner)),
    takeUp: (claim) => void watch(takeUp(claim, runner)),
  };
  return runner;
}
