import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { type Db, getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { flows, flowVersions } from "../schema/flows.ts";
import { users } from "../schema/users.ts";

/** A draft on its way into the database: sealed, with what lists need to know of it in clear. */
export interface DraftRow {
  readonly draft: Buffer;
  readonly draftHash: string;
  readonly apps: string[];
  readonly draftBy: string | null;
}

const one = (workspaceId: WorkspaceId, id: string) => and(eq(flows.workspaceId, workspaceId), eq(flows.id, id), isNull(flows.removedAt));

const isLive = and(eq(flowVersions.workspaceId, flows.workspaceId), eq(flowVersions.flowId, flows.id), eq(flowVersions.version, flows.liveVersion));

const summary = {
  id: flows.id,
  name: flows.name,
  revision: flows.revision,
  paused: flows.paused,
  apps: flows.apps,
  draftAt: flows.draftAt,
  draftBy: users.name,
  draftHash: flows.draftHash,
  liveVersion: flowVersions.version,
  liveAt: flowVersions.publishedAt,
  liveNote: flowVersions.note,
  liveHash: flowVersions.graphHash,
};

export interface FlowSummary {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly paused: boolean;
  readonly apps: string[];
  readonly draftAt: Date;
  readonly draftBy: string | null;
  readonly draftHash: string;
  readonly liveVersion: number | null;
  readonly liveAt: Date | null;
  readonly liveNote: string | null;
  readonly liveHash: string | null;
}

/** All flows that were not removed, the last edited first. Drafts are not read. */
export async function listFlows(workspaceId: WorkspaceId): Promise<FlowSummary[]> {
  return getDb()
    .select(summary)
    .from(flows)
    .leftJoin(flowVersions, isLive)
    .leftJoin(users, eq(users.id, flows.draftBy))
    .where(and(eq(flows.workspaceId, workspaceId), isNull(flows.removedAt)))
    .orderBy(desc(flows.draftAt), desc(flows.id));
}

export async function findFlow(workspaceId: WorkspaceId, id: string, db: Db = getDb()): Promise<(FlowSummary & { draft: Buffer }) | null> {
  const [row] = await db
    .select({ ...summary, draft: flows.draft })
    .from(flows)
    .leftJoin(flowVersions, isLive)
    .leftJoin(users, eq(users.id, flows.draftBy))
    .where(one(workspaceId, id));
  return row ?? null;
}

export interface LockedFlow {
  readonly name: string;
  readonly revision: number;
  readonly draft: Buffer;
  readonly liveVersion: number | null;
  readonly paused: boolean;
}

/** The flow, locked until the transaction ends: publishing, pausing and removing take turns. */
export async function lockFlow(workspaceId: WorkspaceId, id: string, tx: Db): Promise<LockedFlow | null> {
  const [row] = await tx
    .select({ name: flows.name, revision: flows.revision, draft: flows.draft, liveVersion: flows.liveVersion, paused: flows.paused })
    .from(flows)
    .where(one(workspaceId, id))
    .for("no key update");
  return row ?? null;
}

export async function insertFlow(workspaceId: WorkspaceId, flow: DraftRow & { id: string; name: string }, tx: Db): Promise<void> {
  await tx.insert(flows).values({ ...flow, workspaceId, revision: 1 });
}

/** Replaces the draft if it is still at `revision`; returns the new revision, or null when somebody was faster. */
export async function updateDraft(workspaceId: WorkspaceId, id: string, revision: number, draft: DraftRow): Promise<number | null> {
  const [row] = await getDb()
    .update(flows)
    .set({ ...draft, revision: sql`${flows.revision} + 1`, draftAt: sql`now()` })
    .where(and(one(workspaceId, id), eq(flows.revision, revision)))
    .returning({ revision: flows.revision });
  return row?.revision ?? null;
}

/** False when there is no such flow; so for the three below. */
export async function renameFlow(workspaceId: WorkspaceId, id: string, name: string, tx: Db): Promise<boolean> {
  const rows = await tx.update(flows).set({ name }).where(one(workspaceId, id)).returning({ id: flows.id });
  return rows.length === 1;
}

/** Takes the flow out of every list and off the air; its versions and runs stay. */
export async function removeFlow(workspaceId: WorkspaceId, id: string, tx: Db): Promise<boolean> {
  const rows = await tx.update(flows).set({ removedAt: sql`now()` }).where(one(workspaceId, id)).returning({ id: flows.id });
  return rows.length === 1;
}

export async function setPaused(workspaceId: WorkspaceId, id: string, paused: boolean, tx: Db): Promise<boolean> {
  const rows = await tx.update(flows).set({ paused }).where(one(workspaceId, id)).returning({ id: flows.id });
  return rows.length === 1;
}

export async function setLiveVersion(workspaceId: WorkspaceId, id: string, version: number, tx: Db): Promise<boolean> {
  const rows = await tx.update(flows).set({ liveVersion: version }).where(one(workspaceId, id)).returning({ id: flows.id });
  return rows.length === 1;
}

/** Names of flows, removed ones too. */
export async function listFlowNames(workspaceId: WorkspaceId, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return getDb()
    .select({ id: flows.id, name: flows.name })
    .from(flows)
    .where(and(eq(flows.workspaceId, workspaceId), inArray(flows.id, [...ids])));
}
