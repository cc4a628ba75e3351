import { and, eq } from "drizzle-orm";
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

/** Any stored key, to see at the start whether the key ring fits; no workspace, because nobody is asking for one. */
export async function anyDataKey(): Promise<{ readonly workspaceId: string; readonly subject: string; readonly wrapped: Buffer } | null> {
  const [row] = await getDb().select({ workspaceId: dataKeys.workspaceId, subject: dataKeys.subject, wrapped: dataKeys.wrapped }).from(dataKeys).limit(1);
  return row ?? null;
}
