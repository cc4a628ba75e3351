import { accountApps } from "#server/connections/apps.ts";
import { startQueue } from "#server/queue/queue.ts";
import { startForwarding } from "#server/runs/forward.ts";
import { startRunner, stopRunner } from "#server/runs/runner.ts";
import type { RunnerOptions } from "#server/runs/working.ts";
import { stopSandbox } from "#server/sandbox/listener.ts";

export interface RunningWorker {
  /** Begins nothing new, lets calls under way finish (up to 30 s), hands all runs over, and lets go of the database. */
  readonly close: () => Promise<void>;
}

export interface WorkerOptions extends Partial<Pick<RunnerOptions, "leaseMs" | "heartbeatMs" | "sweepMs">> {
  /** False: it only stores runs. */
  readonly works: boolean;
}

/**
 * What a process does with runs. Works on them inside the web process when small, in processes of its own when not; with
 * `works` false it only stores them, and whoever works takes them up.
 */
export async function startWorker({ works, ...pace }: WorkerOptions): Promise<RunningWorker> {
  const runner = works ? startRunner({ apps: accountApps, ...pace }) : null;
  const [queue, forwarding] = await Promise.all([startQueue(), startForwarding(), runner]);
  return {
    async close() {
      await stopRunner();
      await Promise.all([queue.close(), forwarding.close()]);
      await stopSandbox();
    },
  };
}
