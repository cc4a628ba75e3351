import { and, count, eq, isNull, lt, sql } from "drizzle-orm";
import { getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { sandboxGrants } from "../schema/oauth.ts";

export type GrantRow = typeof sandboxGrants.$inferSelect;
export type NewGrant = Omit<typeof sandboxGrants.$inferInsert, "workspaceId" | "expiresAt" | "usedAt">;

const ofAccount = (workspaceId: WorkspaceId, connectionId: string) =>
  and(eq(sandboxGrants.workspaceId, workspaceId), eq(sandboxGrants.connectionId, connectionId));

/** `seconds` of life; null = no end. */
export async function insertGrant(workspaceId: WorkspaceId, grant: NewGrant, seconds: number | null): Promise<void> {
  const expiresAt = seconds === null ? null : sql`clock_timestamp() + make_interval(secs => ${seconds})`;
  await getDb()
    .insert(sandboxGrants)
    .values({ ...grant, workspaceId, expiresAt });
}

/** What was given out under this hash. `over`: its time is. */
export async function findGrant(
  workspaceId: WorkspaceId,
  connectionId: string,
  hash: Buffer,
): Promise<{ readonly row: GrantRow; readonly over: boolean } | null> {
  const [found] = await getDb()
    .select({ row: sandboxGrants, over: sql<boolean>`coalesce(${sandboxGrants.expiresAt} < clock_timestamp(), false)` })
    .from(sandboxGrants)
    .where(and(ofAccount(workspaceId, connectionId), eq(sandboxGrants.hash, hash)));
  return found ?? null;
}

/** Uses a code or a refresh token up; false when it was used before. */
export async function useGrant(workspaceId: WorkspaceId, connectionId: string, hash: Buffer): Promise<boolean> {
  const rows = await getDb()
    .update(sandboxGrants)
    .set({ usedAt: sql`clock_timestamp()` })
    .where(and(ofAccount(workspaceId, connectionId), eq(sandboxGrants.hash, hash), isNull(sandboxGrants.usedAt)))
    .returning({ hash: sandboxGrants.hash });
  return rows.length === 1;
}

/** Whether a simulated account has been agreed to by a person: then only what was given out opens it. */
export async function countGrants(workspaceId: WorkspaceId, connectionId: string): Promise<number> {
  const [row] = await getDb().select({ count: count() }).from(sandboxGrants).where(ofAccount(workspaceId, connectionId));
  return row?.count ?? 0;
}

/** Ends all that came of one consent, or of all consents of an account. */
export async function deleteGrants(workspaceId: WorkspaceId, connectionId: string, family?: string): Promise<void> {
  const some = family === undefined ? undefined : eq(sandboxGrants.family, family);
  await getDb()
    .delete(sandboxGrants)
    .where(and(ofAccount(workspaceId, connectionId), some));
}

/** Sweeper: forgets what ended more than a day ago. */
export async function sweepGrants(): Promise<void> {
  await getDb().delete(sandboxGrants).where(lt(sandboxGrants.expiresAt, sql`clock_timestamp() - interval '1 day'`));
}
