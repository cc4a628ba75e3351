import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { getDb } from "../client.ts";
import { migrationsFolder } from "../migrate.ts";

/** Resolves when the database answers. About no workspace: it is the process that is asked for. */
export async function databaseAnswers(): Promise<void> {
  await getDb().execute(sql`select 1`);
}

let expected: number | null = null;

/** Rejects while the database is behind this release; ahead of it is fine, as during a rolling update. About no workspace. */
export async function migrationsDone(): Promise<void> {
  expected ??= readMigrationFiles({ migrationsFolder }).length;
  const { rows } = await getDb().execute<{ done: number }>(sql`select count(*) as done from drizzle.__drizzle_migrations`);
  if ((rows[0]?.done ?? 0) < expected) throw new Error("Migrations are missing.");
}
