import { and, eq } from "drizzle-orm";
import { getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { plans } from "../schema/plans.ts";

/** Keeps a sealed plan under its hash (hex); a known one is left as it is. */
export async function addPlan(workspaceId: WorkspaceId, hash: string, plan: Buffer, graph: Buffer): Promise<void> {
  await getDb()
    .insert(plans)
    .values({ workspaceId, hash: Buffer.from(hash, "hex"), plan, graph })
    .onConflictDoNothing();
}

export async function findPlan(workspaceId: WorkspaceId, hash: string): Promise<{ readonly plan: Buffer; readonly graph: Buffer } | null> {
  const [row] = await getDb()
    .select({ plan: plans.plan, graph: plans.graph })
    .from(plans)
    .where(and(eq(plans.workspaceId, workspaceId), eq(plans.hash, Buffer.from(hash, "hex"))));
  return row ?? null;
}
