import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { type Db, getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { connections } from "../schema/connections.ts";

/** Longer than a call to a token endpoint may take, in seconds. */
const RENEWAL_SECONDS = 30;

const at = (workspaceId: WorkspaceId, id: string, revision: number) =>
  and(eq(connections.workspaceId, workspaceId), eq(connections.id, id), eq(connections.secretsRevision, revision));

/** When an access token ends that lasts `seconds` from now, by the database's clock. */
const endOf = (seconds: number | null) => (seconds === null ? null : sql`clock_timestamp() + make_interval(secs => ${seconds})`);

/**
 * Asks for the renewing of an account's access. `claimed`: this process alone may do it now. `newer`: somebody has done it
 * since `revision` was read. `busy`: somebody is at it. The database's clock decides.
 */
export async function claimRenewal(workspaceId: WorkspaceId, id: string, revision: number): Promise<"claimed" | "newer" | "busy" | "gone"> {
  const free = or(isNull(connections.renewingUntil), lt(connections.renewingUntil, sql`clock_timestamp()`));
  const claimed = await getDb()
    .update(connections)
    .set({ renewingUntil: sql`clock_timestamp() + make_interval(secs => ${RENEWAL_SECONDS})` })
    .where(and(at(workspaceId, id, revision), free))
    .returning({ id: connections.id });
  if (claimed.length === 1) return "claimed";
  const [row] = await getDb()
    .select({ revision: connections.secretsRevision })
    .from(connections)
    .where(and(eq(connections.workspaceId, workspaceId), eq(connections.id, id)));
  if (row === undefined) return "gone";
  return row.revision === revision ? "busy" : "newer";
}

/** Gives the renewing back when nothing came of it. */
export async function endRenewal(workspaceId: WorkspaceId, id: string, revision: number): Promise<void> {
  await getDb()
    .update(connections)
    .set({ renewingUntil: null })
    .where(at(workspaceId, id, revision));
}

/** Puts the renewed pair in the place of the one it was got with; false when that is not the present one any more. */
export async function saveRenewed(
  workspaceId: WorkspaceId,
  id: string,
  revision: number,
  renewed: { readonly secrets: Buffer; readonly seconds: number | null; readonly scopes: string[] | null },
): Promise<boolean> {
  const rows = await getDb()
    .update(connections)
    .set({
      secrets: renewed.secrets,
      secretsRevision: sql`${connections.secretsRevision} + 1`,
      tokenExpiresAt: endOf(renewed.seconds),
      renewingUntil: null,
      health: "working",
      healthReason: null,
      ...(renewed.scopes === null ? {} : { scopes: renewed.scopes }),
    })
    .where(at(workspaceId, id, revision))
    .returning({ id: connections.id });
  return rows.length === 1;
}

/** The app has said a definite no to what the account holds; false when it holds something newer by now. */
export async function breakAccount(workspaceId: WorkspaceId, id: string, revision: number, reason: string): Promise<boolean> {
  const rows = await getDb()
    .update(connections)
    .set({ health: "broken", healthReason: reason, renewingUntil: null })
    .where(at(workspaceId, id, revision))
    .returning({ id: connections.id });
  return rows.length === 1;
}

/** Marks how an account came and when its access ends; belongs to the transaction that stores its secrets. */
export async function markConsented(workspaceId: WorkspaceId, id: string, seconds: number | null, tx: Db): Promise<void> {
  await tx
    .update(connections)
    .set({ consented: true, tokenExpiresAt: endOf(seconds), renewingUntil: null })
    .where(and(eq(connections.workspaceId, workspaceId), eq(connections.id, id)));
}
