import pg from "pg";
import { commitRuns, prepareConnection, type RunCommit } from "./journal.ts";

/** One connection that only writes journals. */
export interface JournalWriter {
  /** Writes all commits in one statement and gives the ids of the runs that were written; connects when it must. */
  commit(commits: readonly RunCommit[]): Promise<ReadonlySet<string>>;
  disconnect(): Promise<void>;
}

export function createJournalWriter(url: string): JournalWriter {
  let client: pg.Client | null = null;

  async function connected(): Promise<pg.Client> {
    if (client !== null) return client;
    const fresh = new pg.Client({ connectionString: url, application_name: "patchbay journal", connectionTimeoutMillis: 5_000, keepAlive: true });
    // A connection that breaks while idle raises here; the next write opens a new one.
    fresh.on("error", () => {
      if (client === fresh) client = null;
    });
    await fresh.connect();
    await prepareConnection(fresh);
    client = fresh;
    return fresh;
  }

  return {
    commit: async (commits) => commitRuns(await connected(), commits),
    async disconnect() {
      const old = client;
      client = null;
      await old?.end().catch(() => undefined);
    },
  };
}
