import { and, asc, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import { getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { eventDedupe } from "../schema/events.ts";
import { type RunStatus, runKeys, runs } from "../schema/runs.ts";
import { attempts, chunks, steps } from "../schema/steps.ts";

export type RunRecord = typeof runs.$inferSelect;
export type StepRecord = typeof steps.$inferSelect;
export type AttemptRecord = typeof attempts.$inferSelect;

export interface RunFilter {
  readonly status?: readonly RunStatus[];
  readonly flowId?: string;
  readonly mode?: "live" | "test";
  /** Bounds over ids, which are time: from is included, before is not. */
  readonly fromId?: string;
  readonly beforeId?: string;
  /** Runs found by a business key, or a run's own id. */
  readonly ids?: readonly string[];
}

const unfinished: readonly RunStatus[] = ["queued", "running", "waiting"];

/** Runs, newest first, without payloads. Pages by key: `beforeId` is the last id of the page before. */
export async function findRuns(workspaceId: WorkspaceId, filter: RunFilter, limit: number): Promise<readonly RunRecord[]> {
  const where: SQL[] = [eq(runs.workspaceId, workspaceId)];
  if (filter.status !== undefined) where.push(inArray(runs.status, [...filter.status]));
  // What is not over is owned or due, and those two indexes hold nothing else: a few rows instead of all of them.
  if (filter.status?.every((status) => unfinished.includes(status))) where.push(sql`(${runs.owner} is not null or ${runs.wakeAt} is not null)`);
  if (filter.flowId !== undefined) where.push(eq(runs.flowId, filter.flowId));
  if (filter.mode !== undefined) where.push(eq(runs.mode, filter.mode));
  if (filter.fromId !== undefined) where.push(gte(runs.id, filter.fromId));
  if (filter.beforeId !== undefined) where.push(lt(runs.id, filter.beforeId));
  if (filter.ids !== undefined) where.push(inArray(runs.id, [...filter.ids]));
  return getDb()
    .select()
    .from(runs)
    .where(and(...where))
    .orderBy(desc(runs.id))
    .limit(limit);
}

/** Newest runs that carry a business key. */
export async function findRunsByKey(workspaceId: WorkspaceId, hash: Buffer, limit: number): Promise<readonly string[]> {
  const rows = await getDb()
    .select({ runId: runKeys.runId })
    .from(runKeys)
    .where(and(eq(runKeys.workspaceId, workspaceId), eq(runKeys.hash, hash)))
    .orderBy(desc(runKeys.runId))
    .limit(limit);
  return rows.map((row) => row.runId);
}

export async function findRun(workspaceId: WorkspaceId, runId: string): Promise<RunRecord | null> {
  const [row] = await getDb()
    .select()
    .from(runs)
    .where(and(eq(runs.workspaceId, workspaceId), eq(runs.id, runId)));
  return row ?? null;
}

export async function findSteps(workspaceId: WorkspaceId, runId: string): Promise<readonly StepRecord[]> {
  return getDb()
    .select()
    .from(steps)
    .where(and(eq(steps.workspaceId, workspaceId), eq(steps.runId, runId)));
}

export async function findAttempts(workspaceId: WorkspaceId, runId: string): Promise<readonly AttemptRecord[]> {
  return getDb()
    .select()
    .from(attempts)
    .where(and(eq(attempts.workspaceId, workspaceId), eq(attempts.runId, runId)))
    .orderBy(asc(attempts.attempt));
}

/** The sealed journal of a run in the order in which it was written; only the chunks named, when `seqs` is given. */
export async function findChunks(
  workspaceId: WorkspaceId,
  runId: string,
  seqs?: readonly number[],
): Promise<readonly { readonly seq: number; readonly sealed: Buffer }[]> {
  const where = [eq(chunks.workspaceId, workspaceId), eq(chunks.runId, runId)];
  if (seqs !== undefined) where.push(inArray(chunks.seq, [...seqs]));
  return getDb()
    .select({ seq: chunks.seq, sealed: chunks.sealed })
    .from(chunks)
    .where(and(...where))
    .orderBy(asc(chunks.seq));
}

/** The run that an event with this key has made. */
export async function findByDedupeKey(workspaceId: WorkspaceId, triggerId: string, key: Buffer): Promise<string | null> {
  const [row] = await getDb()
    .select({ runId: eventDedupe.runId })
    .from(eventDedupe)
    .where(and(eq(eventDedupe.workspaceId, workspaceId), eq(eventDedupe.triggerId, triggerId), eq(eventDedupe.key, key)));
  return row?.runId ?? null;
}
