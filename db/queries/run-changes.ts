import { sql } from "drizzle-orm";
import pg from "pg";
import { getDb } from "../client.ts";

const CHANNEL = "patchbay_run_changes";
/** What one notification may carry, in bytes; PostgreSQL's own limit is 8,000. */
export const NOTICE_LIMIT = 7_500;

/** Tells every listening process. About runs of many workspaces at once: it carries ids, and who may see them is checked where they are read. */
export async function notifyProcesses(text: string): Promise<void> {
  await getDb().execute(sql`select pg_notify(${CHANNEL}, ${text})`);
}

export interface Listening {
  close(): Promise<void>;
}

/** A connection that hears what other processes tell; listening on return. `onLost` is called once, when it breaks by itself. */
export async function listenToProcesses(url: string, onText: (text: string) => void, onLost: () => void): Promise<Listening> {
  const client = new pg.Client({ connectionString: url, application_name: "patchbay listen", connectionTimeoutMillis: 5_000, keepAlive: true });
  let closing = false;
  // Both come for one broken connection, in either order.
  const lost = (): void => {
    if (!closing) onLost();
    closing = true;
  };
  client.on("error", lost);
  client.on("end", lost);
  client.on("notification", ({ payload }) => onText(payload ?? ""));
  await client.connect();
  await client.query(`listen ${CHANNEL}`);
  return {
    async close() {
      closing = true;
      await client.end().catch(() => undefined);
    },
  };
}
