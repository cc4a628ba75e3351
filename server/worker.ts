import { accountApps } from "#server/connections/apps.ts";
import { startRunner, stopRunner } from "#server/runs/runner.ts";
import { stopSandbox } from "#server/sandbox/listener.ts";

export interface RunningWorker {
  /** Begins nothing new, lets calls under way finish (up to 30 s), and hands all runs over. */
  readonly close: () => Promise<void>;
}

/** Works on runs: inside the web process when small, in processes of its own when not. */
export async function startWorker(): Promise<RunningWorker> {
  await startRunner({ apps: accountApps });
  return {
    async close() {
      await stopRunner();
      await stopSandbox();
    },
  };
}
