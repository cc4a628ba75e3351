import { and, desc, eq, gt, lt, ne, sql } from "drizzle-orm";
import { type Db, getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { sessions } from "../schema/sessions.ts";
import { users } from "../schema/users.ts";
import { members, type Role } from "../schema/workspaces.ts";

/** A session unused for this long is over, whatever its end. */
const IDLE = sql`interval '14 days'`;
/** How stale "last seen" may be: not every request writes. */
const SEEN = sql`interval '1 minute'`;

export interface SessionRow {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly workspaceId: WorkspaceId;
  readonly role: Role;
  readonly stale: boolean;
}

const alive = and(gt(sessions.expiresAt, sql`now()`), gt(sessions.lastSeenAt, sql`now() - ${IDLE}`));

/** Who a session's hash belongs to, and as what: the look-up of every request, so it comes before any workspace. */
export async function findSession(tokenHash: Buffer): Promise<SessionRow | null> {
  const [row] = await getDb()
    .select({
      sessionId: sessions.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      workspaceId: members.workspaceId,
      role: members.role,
      stale: sql<boolean>`${sessions.lastSeenAt} < now() - ${SEEN}`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(members, and(eq(members.userId, sessions.userId), eq(members.workspaceId, sessions.workspaceId)))
    .where(and(eq(sessions.tokenHash, tokenHash), alive));
  return row ?? null;
}

export async function insertSession(
  workspaceId: WorkspaceId,
  session: { id: string; tokenHash: Buffer; userId: string; browser: string; days: number },
  tx: Db,
): Promise<void> {
  const { days, ...row } = session;
  await tx.insert(sessions).values({ ...row, workspaceId, expiresAt: sql`now() + make_interval(days => ${days})` });
}

/** Says that a session is in use. */
export async function touchSession(workspaceId: WorkspaceId, id: string): Promise<void> {
  await getDb()
    .update(sessions)
    .set({ lastSeenAt: sql`now()` })
    .where(and(eq(sessions.workspaceId, workspaceId), eq(sessions.id, id)));
}

export interface SessionSummary {
  readonly id: string;
  readonly browser: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** A person's own live sessions, the last used first. */
export async function listSessions(workspaceId: WorkspaceId, userId: string): Promise<SessionSummary[]> {
  return getDb()
    .select({ id: sessions.id, browser: sessions.browser, createdAt: sessions.createdAt, lastSeenAt: sessions.lastSeenAt })
    .from(sessions)
    .where(and(eq(sessions.workspaceId, workspaceId), eq(sessions.userId, userId), alive))
    .orderBy(desc(sessions.lastSeenAt));
}

/** Ends one session of a person; false when there is none such. */
export async function deleteSession(workspaceId: WorkspaceId, userId: string, id: string, db: Db = getDb()): Promise<boolean> {
  const rows = await db
    .delete(sessions)
    .where(and(eq(sessions.workspaceId, workspaceId), eq(sessions.userId, userId), eq(sessions.id, id)))
    .returning({ id: sessions.id });
  return rows.length === 1;
}

/** Ends the session of a cookie at sign-out; the hash is the proof, so no workspace is asked for. Null when there is none. */
export async function deleteSessionByHash(tokenHash: Buffer, tx: Db): Promise<{ workspaceId: WorkspaceId; userId: string; id: string } | null> {
  const [row] = await tx
    .delete(sessions)
    .where(eq(sessions.tokenHash, tokenHash))
    .returning({ workspaceId: sessions.workspaceId, userId: sessions.userId, id: sessions.id });
  return row ?? null;
}

/** Ends all sessions of a person in every workspace (a new password, sign out everywhere), except `keep`. */
export async function deleteSessionsOfUser(userId: string, keep: string | null, db: Db = getDb()): Promise<number> {
  const others = keep === null ? undefined : ne(sessions.id, keep);
  const rows = await db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), others))
    .returning({ id: sessions.id });
  return rows.length;
}

/** Sweeper: forgets sessions whose time is over, in every workspace. */
export async function sweepSessions(): Promise<void> {
  await getDb().delete(sessions).where(lt(sessions.expiresAt, sql`now()`));
}
