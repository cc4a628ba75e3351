import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";

/** Any number, the same in every release: it is what makes two processes that start at once take turns. */
const MIGRATION_LOCK = 7_242_001;
/** Where the generated migrations lie. */
export const migrationsFolder = join(import.meta.dirname, "migrations");

/** Brings the database at `url` up to date. Safe to call from many processes at once: one migrates, the others wait and find nothing to do. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "patchbay migrate" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder });
  } finally {
    // Closing the session lets go of the lock, also after a failure.
    await client.end();
  }
}
