import { createServer } from "node:http";
import { connectTo } from "#db/client.ts";
import { asWorkspaceId } from "#db/ids.ts";
import { type Journal, LostLease } from "#server/engine/ports.ts";
import { parseKeyring, useKeyring } from "#server/sealing/keyring.ts";
import { acceptEvent } from "../accept.ts";
import { loadPlan } from "../plans.ts";
import { startRunner, stopRunner } from "../runner.ts";
import { createHttpApps } from "./http-apps.ts";
import { orderEvent } from "./order-flow.ts";

/** What a test tells the worker process that it starts, as its one argument. */
export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly keyring: string;
  readonly stubUrl: string;
  readonly leaseMs: number;
  readonly heartbeatMs: number;
  readonly sweepMs: number;
  /** Dies of SIGKILL right before or right after its n-th write. */
  readonly dies: { readonly when: "before" | "after"; readonly write: number } | null;
}

/** What it takes over HTTP. */
export interface WorkerEvent {
  readonly workspaceId: string;
  readonly planHash: string;
  readonly triggerId: string;
  readonly dedupeKey: string;
  readonly name: string;
}

const settings: WorkerSettings = JSON.parse(process.argv[2] ?? "");
let writes = 0;
let lost = 0;

function dieIf(when: "before" | "after", write: number): void {
  if (settings.dies?.when === when && settings.dies.write === write) process.kill(process.pid, "SIGKILL");
}

/** Counts writes, and dies at the one it was told. */
function mortal(journal: Journal): Journal {
  const guarded = async (write: () => Promise<void>): Promise<void> => {
    writes += 1;
    const mine = writes;
    dieIf("before", mine);
    try {
      await write();
    } catch (error) {
      if (error instanceof LostLease) lost += 1;
      throw error;
    }
    dieIf("after", mine);
  };
  return { add: (entry) => journal.add(entry), flush: () => guarded(() => journal.flush()), end: (outcome) => guarded(() => journal.end(outcome)) };
}

async function take(text: string): Promise<unknown> {
  const event: WorkerEvent = JSON.parse(text);
  const workspaceId = asWorkspaceId(event.workspaceId);
  const plan = await loadPlan(workspaceId, event.planHash);
  if (plan === null) throw new Error("no such plan");
  const output = { name: event.name, email: "ada@example.com", total: "79.90" };
  const { triggerId, dedupeKey } = event;
  return acceptEvent(orderEvent(workspaceId, plan, { triggerId, dedupeKey, output, waitForRespond: false }));
}

await connectTo(settings.databaseUrl);
useKeyring(parseKeyring(settings.keyring));
const { leaseMs, heartbeatMs, sweepMs } = settings;
await startRunner({ apps: createHttpApps(settings.stubUrl), leaseMs, heartbeatMs, sweepMs, wrapJournal: mortal });

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const answer = request.method === "POST" ? take(Buffer.concat(parts).toString()) : Promise.resolve({ lost, writes });
    answer.then(
      (body) => response.end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(503).end(String(error)),
    );
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`ready ${typeof address === "object" && address !== null ? address.port : 0}\n`);
});
// The test that started this process is gone.
process.stdin.on("close", () => process.exit(1)).resume();
process.on("SIGTERM", () => {
  server.close();
  void stopRunner().then(() => process.exit(0));
});
