import { closeEveryPool } from "#db/client.ts";
import { PasswordLost } from "#db/embedded/cluster.ts";
import { startEmbedded } from "#db/embedded.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { env, settle } from "../env.ts";
import { launch } from "../messages/launch.ts";
import { tell } from "./tell.ts";
import { watchDatabase } from "./watch-database.ts";

export interface LaunchedDatabase {
  /** For the person: where it is. */
  readonly where: string;
  stop(): Promise<void>;
}

/** Brings the database up and up to date: the given one, or our own, for which the caller has claimed the data folder. */
export async function launchDatabase(dataDir: string): Promise<LaunchedDatabase> {
  const given = env().DATABASE_URL;
  if (given === undefined) return launchOwn(dataDir);
  await migrateDatabase(given);
  return { where: launch.givenDatabase, stop: closeEveryPool };
}

async function launchOwn(dataDir: string): Promise<LaunchedDatabase> {
  const database = await startEmbedded({ dataDir, durable: true }).catch((error: unknown) => {
    throw error instanceof PasswordLost ? new Error(launch.passwordLost(error.file, error.folder)) : error;
  });
  if (database.adopted) tell(launch.adopted);
  settle({ DATABASE_URL: database.url });
  const watch = watchDatabase(dataDir, database);
  const stop = async (): Promise<void> => {
    await closeEveryPool();
    await watch.stop();
  };
  try {
    await migrateDatabase(database.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { where: launch.ownDatabase(database.folder), stop };
}
