import { and, asc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { type Db, getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { connections } from "../schema/connections.ts";
import { users } from "../schema/users.ts";

export type ConnectionRow = typeof connections.$inferSelect;
export type NewConnection = typeof connections.$inferInsert;

const one = (workspaceId: WorkspaceId, id: string) => and(eq(connections.workspaceId, workspaceId), eq(connections.id, id));

export async function insertConnection(workspaceId: WorkspaceId, row: Omit<NewConnection, "workspaceId">, db: Db = getDb()): Promise<void> {
  await db.insert(connections).values({ ...row, workspaceId });
}

/** `accessLeftMs`: how long the access token still lasts, by the database's clock; null when that is not known. */
export type FoundConnection = ConnectionRow & { readonly accessLeftMs: number | null };

export async function findConnection(workspaceId: WorkspaceId, id: string, db: Db = getDb()): Promise<FoundConnection | null> {
  const accessLeftMs = sql<number | null>`(extract(epoch from ${connections.tokenExpiresAt} - clock_timestamp()) * 1000)::float8`;
  const [row] = await db
    .select({ ...connectionColumns, accessLeftMs })
    .from(connections)
    .where(one(workspaceId, id));
  return row ?? null;
}

/** Everything of an account but its secrets. */
export type ConnectionSummary = Omit<ConnectionRow, "workspaceId" | "secrets" | "secretsRevision" | "renewingUntil" | "createdBy"> & {
  /** Name of the person who connected it; null for one that the house made, or who is gone. */
  readonly owner: string | null;
};

/** All accounts, the oldest first. Secrets are not read. */
export async function listConnectionRows(workspaceId: WorkspaceId): Promise<ConnectionSummary[]> {
  const { workspaceId: _, secrets: __, secretsRevision: ___, renewingUntil: ____, createdBy: _____, ...columns } = connectionColumns;
  return getDb()
    .select({ ...columns, owner: users.name })
    .from(connections)
    .leftJoin(users, eq(users.id, connections.createdBy))
    .where(eq(connections.workspaceId, workspaceId))
    .orderBy(asc(connections.createdAt), asc(connections.id));
}

const connectionColumns = {
  workspaceId: connections.workspaceId,
  id: connections.id,
  connector: connections.connector,
  auth: connections.auth,
  consented: connections.consented,
  name: connections.name,
  organisation: connections.organisation,
  organisationId: connections.organisationId,
  sandbox: connections.sandbox,
  vars: connections.vars,
  secrets: connections.secrets,
  secretsRevision: connections.secretsRevision,
  hint: connections.hint,
  tokenExpiresAt: connections.tokenExpiresAt,
  renewingUntil: connections.renewingUntil,
  scopes: connections.scopes,
  allowedEffects: connections.allowedEffects,
  health: connections.health,
  healthReason: connections.healthReason,
  createdBy: connections.createdBy,
  createdAt: connections.createdAt,
  lastUsedAt: connections.lastUsedAt,
};

/** Changes what is given; true when the account is there. New secrets raise their revision. */
export async function updateConnection(
  workspaceId: WorkspaceId,
  id: string,
  change: Partial<
    Pick<
      NewConnection,
      | "auth"
      | "name"
      | "organisation"
      | "organisationId"
      | "vars"
      | "secrets"
      | "hint"
      | "tokenExpiresAt"
      | "scopes"
      | "allowedEffects"
      | "health"
      | "healthReason"
    >
  >,
  db: Db = getDb(),
): Promise<boolean> {
  const revision = "secrets" in change ? { secretsRevision: sql`${connections.secretsRevision} + 1` } : {};
  const rows = await db
    .update(connections)
    .set({ ...change, ...revision })
    .where(one(workspaceId, id))
    .returning({ id: connections.id });
  return rows.length === 1;
}

/** Notes that the account was used, at most once a minute. */
export async function touchConnection(workspaceId: WorkspaceId, id: string): Promise<void> {
  const stale = or(isNull(connections.lastUsedAt), lt(connections.lastUsedAt, sql`now() - interval '1 minute'`));
  await getDb()
    .update(connections)
    .set({ lastUsedAt: sql`now()` })
    .where(and(one(workspaceId, id), stale));
}

/** True when there was one. What belongs to it goes with it. */
export async function deleteConnection(workspaceId: WorkspaceId, id: string, db: Db = getDb()): Promise<boolean> {
  const rows = await db.delete(connections).where(one(workspaceId, id)).returning({ id: connections.id });
  return rows.length === 1;
}
