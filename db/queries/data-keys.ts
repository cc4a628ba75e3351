import { and, asc, eq, gt, or } from "drizzle-orm";
import { getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { dataKeys } from "../schema/data-keys.ts";

const one = (workspaceId: WorkspaceId, subject: string) => and(eq(dataKeys.workspaceId, workspaceId), eq(dataKeys.subject, subject));

/** The wrapped key of a subject, or null when it has none (any more). */
export async function findDataKey(workspaceId: WorkspaceId, subject: string): Promise<Buffer | null> {
  const [row] = await getDb().select({ wrapped: dataKeys.wrapped }).from(dataKeys).where(one(workspaceId, subject));
  return row?.wrapped ?? null;
}

/** Stores a key unless the subject has one, and returns the one that stands: of two processes, both get the first one's. */
export async function addDataKey(workspaceId: WorkspaceId, subject: string, wrapped: Buffer): Promise<Buffer> {
  await getDb().insert(dataKeys).values({ workspaceId, subject, wrapped }).onConflictDoNothing();
  const standing = await findDataKey(workspaceId, subject);
  if (standing === null) throw new Error("A data key vanished while it was being made.");
  return standing;
}

/** Erases the key, and with it everything it sealed. */
export async function removeDataKey(workspaceId: WorkspaceId, subject: string): Promise<void> {
  await getDb().delete(dataKeys).where(one(workspaceId, subject));
}

export interface DataKeyRow {
  readonly workspaceId: string;
  readonly subject: string;
  readonly wrapped: Buffer;
}

/** Stored keys of all workspaces in the order of their place, after `after`: for rotating the ring. */
export async function listDataKeys(after: Pick<DataKeyRow, "workspaceId" | "subject"> | null, limit: number): Promise<DataKeyRow[]> {
  const later =
    after === null
      ? undefined
      : or(gt(dataKeys.workspaceId, after.workspaceId), and(eq(dataKeys.workspaceId, after.workspaceId), gt(dataKeys.subject, after.subject)));
  return getDb()
    .select({ workspaceId: dataKeys.workspaceId, subject: dataKeys.subject, wrapped: dataKeys.wrapped })
    .from(dataKeys)
    .where(later)
    .orderBy(asc(dataKeys.workspaceId), asc(dataKeys.subject))
    .limit(limit);
}

/** Replaces a wrapped key by the same key wrapped anew, unless it was changed or erased meanwhile: for rotating the ring. */
export async function replaceDataKey(row: DataKeyRow, wrapped: Buffer): Promise<boolean> {
  const same = and(eq(dataKeys.workspaceId, row.workspaceId), eq(dataKeys.subject, row.subject), eq(dataKeys.wrapped, row.wrapped));
  const rows = await getDb().update(dataKeys).set({ wrapped }).where(same).returning({ subject: dataKeys.subject });
  return rows.length === 1;
}

/** Any stored key, to see at the start whether the key ring fits; no workspace, because nobody is asking for one. */
export async function anyDataKey(): Promise<{ readonly workspaceId: string; readonly subject: string; readonly wrapped: Buffer } | null> {
  const [row] = await getDb().select({ workspaceId: dataKeys.workspaceId, subject: dataKeys.subject, wrapped: dataKeys.wrapped }).from(dataKeys).limit(1);
  return row ?? null;
}
