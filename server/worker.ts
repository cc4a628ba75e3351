import { accountApps } from "#server/connections/apps.ts";
import { startForwarding } from "#server/runs/forward.ts";
import { startRunner, stopRunner } from "#server/runs/runner.ts";
import { stopSandbox } from "#server/sandbox/listener.ts";

export interface RunningWorker {
  /** Begins nothing new, lets calls under way finish (up to 30 s), hands all runs over, and lets go of the database. */
  readonly close: () => Promise<void>;
}

/**
 * What a process does with runs. Works on them inside the web process when small, in processes of its own when not; with
 * `works` false it only stores them, and whoever works takes them up.
 */
export async function startWorker({ works }: { readonly works: boolean }): Promise<RunningWorker> {
  const forwarding = await startForwarding();
  if (works) await startRunner({ apps: accountApps });
  return {
    async close() {
      await stopRunner();
      await forwarding.close();
      await stopSandbox();
    },
  };
}
