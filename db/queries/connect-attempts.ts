import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { type Db, getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { connectAttempts } from "../schema/oauth.ts";

export type AttemptRow = typeof connectAttempts.$inferSelect;
export type NewAttempt = Omit<typeof connectAttempts.$inferInsert, "workspaceId" | "expiresAt">;

/** How long a person has to agree, in minutes. */
export const ATTEMPT_MINUTES = 10;

const own = (workspaceId: WorkspaceId, id: string, sessionId: string) =>
  and(eq(connectAttempts.workspaceId, workspaceId), eq(connectAttempts.id, id), eq(connectAttempts.sessionId, sessionId));

export async function insertAttempt(workspaceId: WorkspaceId, row: NewAttempt): Promise<void> {
  await getDb()
    .insert(connectAttempts)
    .values({ ...row, workspaceId, expiresAt: sql`clock_timestamp() + make_interval(mins => ${ATTEMPT_MINUTES})` });
}

export interface StateBinding {
  readonly stateHash: Buffer;
  readonly sessionId: string;
  readonly connector: string;
}

/**
 * Uses a state up: of any number of callbacks with it, one gets the row. Null for a state that was never given out, was
 * used before, or belongs to another session, workspace or connector. `late`: its ten minutes were over.
 */
export async function takeAttempt(workspaceId: WorkspaceId, binding: StateBinding): Promise<{ readonly row: AttemptRow; readonly late: boolean } | null> {
  const [row] = await getDb()
    .update(connectAttempts)
    .set({ status: "exchanging" })
    .where(
      and(
        eq(connectAttempts.workspaceId, workspaceId),
        eq(connectAttempts.stateHash, binding.stateHash),
        eq(connectAttempts.sessionId, binding.sessionId),
        eq(connectAttempts.connector, binding.connector),
        eq(connectAttempts.status, "pending"),
      ),
    )
    .returning({ row: connectAttempts, late: sql<boolean>`${connectAttempts.expiresAt} < clock_timestamp()` });
  return row ?? null;
}

/** A try of this session. */
export async function findAttempt(workspaceId: WorkspaceId, id: string, sessionId: string): Promise<AttemptRow | null> {
  const [row] = await getDb()
    .select()
    .from(connectAttempts)
    .where(own(workspaceId, id, sessionId));
  return row ?? null;
}

/** The try that an unused state belongs to: what a simulated app is asked to agree to. */
export async function findPending(workspaceId: WorkspaceId, binding: StateBinding): Promise<AttemptRow | null> {
  const [row] = await getDb()
    .select()
    .from(connectAttempts)
    .where(
      and(
        eq(connectAttempts.workspaceId, workspaceId),
        eq(connectAttempts.stateHash, binding.stateHash),
        eq(connectAttempts.sessionId, binding.sessionId),
        eq(connectAttempts.connector, binding.connector),
        eq(connectAttempts.status, "pending"),
      ),
    );
  return row ?? null;
}

/** Takes up a try in which a person had to choose; of two answers one gets it. */
export async function takeChoice(workspaceId: WorkspaceId, id: string, sessionId: string): Promise<AttemptRow | null> {
  const [row] = await getDb()
    .update(connectAttempts)
    .set({ status: "exchanging" })
    .where(and(own(workspaceId, id, sessionId), inArray(connectAttempts.status, ["choose", "partial"])))
    .returning();
  return row ?? null;
}

export async function updateAttempt(
  workspaceId: WorkspaceId,
  id: string,
  change: Partial<Pick<NewAttempt, "status" | "failure" | "held" | "verifier" | "choices" | "missing" | "organisation" | "connectionId">>,
  db: Db = getDb(),
): Promise<void> {
  await db
    .update(connectAttempts)
    .set(change)
    .where(and(eq(connectAttempts.workspaceId, workspaceId), eq(connectAttempts.id, id)));
}

/** Sweeper: forgets tries an hour after their time, with whatever they still held. */
export async function sweepAttempts(): Promise<void> {
  await getDb().delete(connectAttempts).where(lt(connectAttempts.expiresAt, sql`clock_timestamp() - interval '1 hour'`));
}
