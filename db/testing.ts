import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { parseKeyring, useKeyring } from "#server/sealing/keyring.ts";
import { closePool, connectTo, getPool } from "./client.ts";
import { asWorkspaceId, newId, type WorkspaceId } from "./ids.ts";
import { insertMember, insertWorkspace } from "./queries/members.ts";
import { insertUser } from "./queries/users.ts";
import type { Role } from "./schema/workspaces.ts";

/** A test file's own database. */
export interface TestDatabase {
  /** For processes that the test starts. */
  readonly url: () => string;
}

/**
 * Gives the test file a fresh migrated database for its whole run: `getPool()` and `getDb()` reach it, a key ring is in
 * place, and at the end it is closed and dropped. Call it once, at the top of the file.
 */
export function useTestDatabase(): TestDatabase {
  const name = `test_${randomBytes(8).toString("hex")}`;
  const url = (): string => Object.assign(new URL(inject("templateUrl")), { pathname: `/${name}` }).href;
  const template = (): string => new URL(inject("templateUrl")).pathname.slice(1);

  beforeAll(async () => {
    await adminQuery(`create database ${name} template ${template()}`);
    useKeyring(parseKeyring(`test:${randomBytes(32).toString("base64")}`));
    await connectTo(url());
  });
  afterAll(async () => {
    const forgotten = getPool().totalCount - getPool().idleCount;
    await closePool();
    await adminQuery(`drop database ${name} with (force)`);
    if (forgotten > 0) throw new Error(`This test file left ${forgotten} database connections in use.`);
  });
  return { url };
}

/** A workspace of its own for one test, so that tests of a file never see each other's rows. */
export async function makeWorkspace(): Promise<WorkspaceId> {
  const workspaceId = asWorkspaceId(newId());
  await insertWorkspace(workspaceId, "Bell & Co");
  return workspaceId;
}

/** A person with a role in a workspace; returns their user id. */
export async function makeMember(workspaceId: WorkspaceId, role: Role): Promise<string> {
  const userId = newId();
  await insertUser({ id: userId, email: `${userId}@example.com`, name: `Ada ${role}`, passwordHash: null });
  await insertMember(workspaceId, { userId, role });
  return userId;
}

async function adminQuery(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: Object.assign(new URL(inject("templateUrl")), { pathname: "/postgres" }).href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
