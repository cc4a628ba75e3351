import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { closePool } from "#db/client.ts";
import { startEmbedded } from "#db/embedded.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { createOwnerLink } from "../auth/owner.ts";
import { env, settle } from "../env.ts";
import { launch } from "../messages/launch.ts";
import { addressFile } from "./address.ts";
import { root } from "./build.ts";
import { tryClaim } from "./lock.ts";
import { giveUp, reasonOf, tell } from "./tell.ts";

/** `npm run owner-link`: a new one-time address for the first owner, also while Patchbay runs. */
async function printOwnerLink(): Promise<void> {
  const dataDir = resolve(root, env().DATA_DIR);
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const note = addressFile(dataDir);
  if (env().PUBLIC_URL === undefined && existsSync(note)) settle({ PUBLIC_URL: readFileSync(note, "utf8").trim() });
  const close = await reachDatabase(dataDir);
  try {
    const link = await createOwnerLink();
    tell(link === null ? launch.ownerThere : launch.ownerLink(link.url, link.hours));
  } finally {
    await close();
  }
}

/** The given database, the one a running copy holds open, or our own started for the moment. */
async function reachDatabase(dataDir: string): Promise<() => Promise<void>> {
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

await printOwnerLink().catch((error: unknown) => giveUp(reasonOf(error)));
