import { databaseAnswers, migrationsDone } from "#db/queries/readiness.ts";
import { connectDoor } from "#server/api/connect-door.ts";
import { answerFile } from "#server/api/download.ts";
import { answerApi } from "#server/api/handler.ts";
import { sweepSignIns } from "#server/auth/sweep.ts";
import { sweepConnects } from "#server/connections/oauth/sweep.ts";
import { env, settle } from "#server/env.ts";
import { refuseAll } from "#server/http/edge.ts";
import { startProcessMetrics } from "#server/http/metrics.ts";
import { startPages } from "#server/http/pages.ts";
import { type EdgeSettings, type RunningEdge, startEdge } from "#server/http/start.ts";
import { log } from "#server/log.ts";
import { work } from "#server/queue/queue.ts";
import { hookDoor } from "#server/triggers/door.ts";
import { forgetOldTraffic, startTraffic } from "#server/triggers/keep-traffic.ts";
import { startWorker } from "#server/worker.ts";

export interface ServerSettings extends EdgeSettings {
  /** The folder that holds `app/`, and its build when `dev` is false. */
  readonly dir: string;
}

export interface RunningServer {
  /** The one address people open. */
  readonly publicUrl: string;
  readonly port: number;
  /** Stops accepting, lets requests and calls that are under way finish (up to 30 s), hands all runs over, then closes. */
  readonly close: () => Promise<void>;
}

interface Part {
  readonly close: () => Promise<void>;
}

/**
 * Starts the process on a database that is up and migrated: our own routes, Next behind them for the pages, and the
 * worker. ROLE=web leaves the worker to other processes; ROLE=worker answers probes and works. @throws LaunchRefused
 */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const { ROLE, METRICS_TOKEN } = env();
  startProcessMetrics();
  const edge = await startEdge({ ...settings, metricsToken: settings.metricsToken ?? METRICS_TOKEN ?? null }, reportBug);
  settle({ PUBLIC_URL: edge.addresses.publicUrl, PORT: String(edge.port) });
  edge.serve({ checks });
  const worker = await startWorker({ works: ROLE !== "web" });
  const pages = ROLE === "worker" ? closeSite(edge) : await openSite(settings, edge);
  return {
    publicUrl: edge.addresses.publicUrl,
    port: edge.port,
    async close() {
      // At the same time: senders who wait for a flow's answer are answered as soon as its run is handed over.
      await Promise.all([edge.drain.close(), worker.close()]);
      await pages.close();
    },
  };
}

const checks = [
  { name: "database", run: databaseAnswers },
  { name: "migrations", run: migrationsDone },
];

async function openSite(settings: ServerSettings, edge: RunningEdge): Promise<Part> {
  edge.serve({ hooks: hookDoor, api: answerApi, connect: connectDoor, files: answerFile });
  const pages = await startPages({ dev: settings.dev, dir: settings.dir, host: edge.host, port: edge.port });
  edge.serve({ pages: pages.handle });
  if (settings.dev) edge.upgradeTo(pages.upgrade);
  await Promise.all([work("tidySignIns", sweepSignIns), work("tidyTraffic", forgetOldTraffic), work("tidyConnects", sweepConnects)]);
  const traffic = startTraffic();
  return {
    async close() {
      await Promise.all([traffic.close(), pages.close()]);
    },
  };
}

function closeSite(edge: RunningEdge): Part {
  edge.serve({ api: refuseAll, connect: refuseAll, files: refuseAll, pages: refuseAll });
  return { close: () => Promise.resolve() };
}

function reportBug(error: unknown, route: string): void {
  log("http").error({ err: error, route }, "A request failed on our side");
}
