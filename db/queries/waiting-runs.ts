import { and, eq, sql } from "drizzle-orm";
import { getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { runs } from "../schema/runs.ts";

/** Lets runs go on that wait for an account to be reconnected, and counts them. One whose account is still broken waits again. */
export async function wakeForAccounts(workspaceId: WorkspaceId): Promise<number> {
  const rows = await getDb()
    .update(runs)
    .set({ wakeAt: sql`clock_timestamp()` })
    .where(and(eq(runs.workspaceId, workspaceId), eq(runs.status, "waiting"), eq(runs.waitWhy, "account")))
    .returning({ id: runs.id });
  return rows.length;
}
