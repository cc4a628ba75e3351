import { closePool, connectTo } from "#db/client.ts";
import { asWorkspaceId } from "#db/ids.ts";
import { settle } from "#server/env.ts";
import { parseKeyring, useKeyring } from "#server/sealing/keyring.ts";
import { accountApps } from "../../apps.ts";
import { registerBooks } from "./vendor.ts";

/** What a test tells the process that it starts, as its one argument. */
export interface Calling {
  readonly databaseUrl: string;
  readonly keyring: string;
  /** `host:port` of the vendor. */
  readonly place: string;
  readonly workspaceId: string;
  readonly account: string;
  readonly calls: number;
}

/** Makes calls at once with one account, waiting for a line on its input first, and prints how each ended. */
async function callAll({ databaseUrl, keyring, place, workspaceId, account, calls }: Calling): Promise<void> {
  settle({ EGRESS_ALLOW: place });
  useKeyring(parseKeyring(keyring));
  await connectTo(databaseUrl);
  registerBooks(`http://${place}`);
  const apps = accountApps(asWorkspaceId(workspaceId));
  process.stdout.write("ready\n");
  await new Promise((resolve) => process.stdin.once("data", resolve));
  const request = { method: "GET", url: `http://${place}/api/Organisation`, headers: {}, body: null };
  const call = () =>
    apps.send({ connector: "books", operation: "create_invoice", connection: account }, request, { timeoutMs: 20_000, signal: new AbortController().signal });
  const results = await Promise.all(Array.from({ length: calls }, call));
  process.stdout.write(`${JSON.stringify(results.map(told))}\n`, () => void closePool().then(() => process.exit(0)));
}

/** The vendor's answers are no invoices, so a call that went through is told by its answer. */
function told(result: Awaited<ReturnType<ReturnType<typeof accountApps>["send"]>>): string {
  if (result.ok) return "ok";
  if ("held" in result) return result.held;
  return result.failure.kind === "unavailable" && result.failure.reason === "badAnswer" ? "answered" : result.failure.kind;
}

await callAll(JSON.parse(process.argv[2] ?? ""));
