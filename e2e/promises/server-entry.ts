import { databaseAnswers, migrationsDone } from "#db/queries/readiness.ts";
import { connectDoor } from "#server/api/connect-door.ts";
import { answerApi } from "#server/api/handler.ts";
import { env, settle } from "#server/env.ts";
import { startEdge } from "#server/http/start.ts";
import { log } from "#server/log.ts";
import { hookDoor } from "#server/triggers/door.ts";
import { startWorker } from "#server/worker.ts";

/** How quickly a process is taken for dead, and how soon the others look; milliseconds. */
export interface Pace {
  readonly leaseMs: number;
  readonly heartbeatMs: number;
  readonly sweepMs: number;
}

/** The product's process without its pages, which need a build: hooks, API, probes and the worker, put together as main.ts does. */
async function serve(pace: Partial<Pace>): Promise<void> {
  const edgeSettings = { host: "127.0.0.1", port: env().PORT, publicUrl: null, allowHttp: false, proxyHops: 0, metricsToken: null, dev: false };
  const edge = await startEdge(edgeSettings, (error, route) => log("http").error({ err: error, route }, "A request failed on our side"));
  settle({ PUBLIC_URL: edge.addresses.publicUrl, PORT: String(edge.port) });
  const checks = [
    { name: "database", run: databaseAnswers },
    { name: "migrations", run: migrationsDone },
  ];
  edge.serve({ checks, hooks: hookDoor, api: answerApi, connect: connectDoor });
  const worker = await startWorker({ works: true, ...pace });
  process.on("SIGTERM", () => {
    void Promise.all([edge.drain.close(), worker.close()]).then(() => process.exit(0));
  });
  // The test that started this process is gone.
  process.stdin.on("close", () => process.exit(1)).resume();
  process.stdout.write(`ready ${edge.port}\n`);
}

await serve(JSON.parse(process.argv[2] ?? "{}"));
