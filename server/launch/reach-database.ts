import { closePool } from "#db/client.ts";
import { startEmbedded } from "#db/embedded.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { env, settle } from "../env.ts";
import { tryClaim } from "./lock.ts";

/** For commands beside a running copy or without one: the given database, the one a running copy holds open, or our own started for the moment. */
export async function reachDatabase(dataDir: string): Promise<() => Promise<void>> {
  const given = env().DATABASE_URL;
  if (given !== undefined) return closePool;
  const claim = tryClaim(dataDir);
  const database = await startEmbedded({ dataDir, durable: true });
  settle({ DATABASE_URL: database.url });
  if (claim === null) return closePool;
  await migrateDatabase(database.url);
  return async () => {
    await closePool();
    await database.stop();
    claim.release();
  };
}
