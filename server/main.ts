import { databaseAnswers, migrationsDone } from "#db/queries/readiness.ts";
import { answerApi } from "#server/api/handler.ts";
import { env, settle } from "#server/env.ts";
import { startProcessMetrics } from "#server/http/metrics.ts";
import { startPages } from "#server/http/pages.ts";
import { type EdgeSettings, type RunningEdge, startEdge } from "#server/http/start.ts";
import { log } from "#server/log.ts";
import { hookDoor } from "#server/triggers/door.ts";

export interface ServerSettings extends EdgeSettings {
  /** The folder that holds `app/`, and its build when `dev` is false. */
  readonly dir: string;
}

export interface RunningServer {
  /** The one address people open. */
  readonly publicUrl: string;
  readonly port: number;
  /** Stops accepting, lets requests that are under way finish (up to 25 s), then closes everything. */
  readonly close: () => Promise<void>;
}

/** Starts the web process: our own routes, and Next behind them for the pages. @throws LaunchRefused */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  startProcessMetrics();
  const edge = await startEdge({ ...settings, metricsToken: settings.metricsToken ?? env().METRICS_TOKEN ?? null }, reportBug);
  settle({ PUBLIC_URL: edge.addresses.publicUrl, PORT: String(edge.port) });
  edge.serve({
    hooks: hookDoor,
    api: answerApi,
    checks: [
      { name: "database", run: databaseAnswers },
      { name: "migrations", run: migrationsDone },
    ],
  });
  const pages = await openPages(settings, edge);
  return {
    publicUrl: edge.addresses.publicUrl,
    port: edge.port,
    async close() {
      await edge.drain.close();
      await pages.close();
    },
  };
}

async function openPages(settings: ServerSettings, edge: RunningEdge): Promise<{ readonly close: () => Promise<void> }> {
  const pages = await startPages({ dev: settings.dev, dir: settings.dir, host: edge.host, port: edge.port });
  edge.serve({ pages: pages.handle });
  if (settings.dev) edge.upgradeTo(pages.upgrade);
  return pages;
}

function reportBug(error: unknown, route: string): void {
  log("http").error({ err: error, route }, "A request failed on our side");
}
