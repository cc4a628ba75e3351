import { and, eq, sql } from "drizzle-orm";
import { type Db, getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { triggers } from "../schema/triggers.ts";

/** What the hook door must know of an address. `version` and `planHash` are the live ones. */
export interface LiveTrigger {
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  readonly flowId: string;
  readonly version: number;
  readonly planHash: string;
  /** Both null for a plain webhook. */
  readonly connector: string | null;
  readonly trigger: string | null;
  /** The account whose signing secret verifies deliveries. */
  readonly connectionId: string | null;
}

/** The hook door's look-up, before any workspace is known. Null for unknown, switched off and never published alike. */
export async function findTriggerByToken(tokenHash: Buffer): Promise<LiveTrigger | null> {
  const [row] = await getDb()
    .select({
      id: triggers.id,
      workspaceId: triggers.workspaceId,
      flowId: triggers.flowId,
      version: triggers.version,
      planHash: triggers.planHash,
      connector: triggers.connector,
      trigger: triggers.trigger,
      connectionId: triggers.connectionId,
    })
    .from(triggers)
    .where(and(eq(triggers.tokenHash, tokenHash), eq(triggers.enabled, true)));
  if (!row) return null;
  const { version, planHash } = row;
  return version === null || planHash === null ? null : { ...row, version, planHash };
}

export interface FlowTrigger {
  readonly id: string;
  readonly tokenSealed: Buffer;
  readonly enabled: boolean;
  readonly verifiedAt: Date | null;
  /** Of the live version; null for a plain webhook, and before the first publish. */
  readonly connector: string | null;
  readonly trigger: string | null;
  readonly connectionId: string | null;
}

export async function findTriggerOfFlow(workspaceId: WorkspaceId, flowId: string, db: Db = getDb()): Promise<FlowTrigger | null> {
  const [row] = await db
    .select({
      id: triggers.id,
      tokenSealed: triggers.tokenSealed,
      enabled: triggers.enabled,
      verifiedAt: triggers.verifiedAt,
      connector: triggers.connector,
      trigger: triggers.trigger,
      connectionId: triggers.connectionId,
    })
    .from(triggers)
    .where(and(eq(triggers.workspaceId, workspaceId), eq(triggers.flowId, flowId)));
  return row ?? null;
}

/** Gives a flow its address unless it has one: of two at once, the first one's stands. */
export async function insertTrigger(
  workspaceId: WorkspaceId,
  row: { id: string; flowId: string; tokenHash: Buffer; tokenSealed: Buffer },
  db: Db = getDb(),
): Promise<void> {
  await db
    .insert(triggers)
    .values({ ...row, workspaceId, enabled: false })
    .onConflictDoNothing({ target: [triggers.workspaceId, triggers.flowId] });
}

export interface Going {
  readonly connector: string | null;
  readonly trigger: string | null;
  readonly connectionId: string | null;
  readonly version: number;
  readonly planHash: string;
  readonly enabled: boolean;
}

/** Points a flow's address at its live version. A changed account must prove itself anew. */
export async function pointTrigger(workspaceId: WorkspaceId, flowId: string, going: Going, tx: Db): Promise<void> {
  await tx
    .update(triggers)
    .set({
      ...going,
      verifiedAt: sql`case when ${triggers.connectionId} is not distinct from ${going.connectionId}::uuid then ${triggers.verifiedAt} end`,
    })
    .where(and(eq(triggers.workspaceId, workspaceId), eq(triggers.flowId, flowId)));
}

/** Switches a flow's address on or off; a flow without one has nothing to switch. */
export async function enableTrigger(workspaceId: WorkspaceId, flowId: string, enabled: boolean, tx: Db): Promise<void> {
  await tx
    .update(triggers)
    .set({ enabled })
    .where(and(eq(triggers.workspaceId, workspaceId), eq(triggers.flowId, flowId)));
}

/** Puts another token in place of a flow's own; the new address must prove itself anew. A flow without an address gets none. */
export async function replaceToken(workspaceId: WorkspaceId, flowId: string, token: { tokenHash: Buffer; tokenSealed: Buffer }, tx: Db): Promise<void> {
  await tx
    .update(triggers)
    .set({ ...token, verifiedAt: null })
    .where(and(eq(triggers.workspaceId, workspaceId), eq(triggers.flowId, flowId)));
}

/** A delivery with a right signature has arrived; written once, not on every delivery. */
export async function markVerified(workspaceId: WorkspaceId, triggerId: string): Promise<void> {
  await getDb()
    .update(triggers)
    .set({ verifiedAt: sql`now()` })
    .where(and(eq(triggers.workspaceId, workspaceId), eq(triggers.id, triggerId), sql`${triggers.verifiedAt} is null`));
}
