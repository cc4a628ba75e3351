import { and, eq } from "drizzle-orm";
import { type Db, getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { files } from "../schema/files.ts";

export interface FileRow {
  readonly id: string;
  readonly runId: string;
  readonly head: Buffer;
  readonly content: Buffer;
  readonly size: number;
}

const columns = { id: files.id, runId: files.runId, head: files.head, content: files.content, size: files.size };
const one = (workspaceId: WorkspaceId, id: string) => and(eq(files.workspaceId, workspaceId), eq(files.id, id));

export async function insertFile(workspaceId: WorkspaceId, row: FileRow): Promise<void> {
  await getDb()
    .insert(files)
    .values({ ...row, workspaceId });
}

export async function findFile(workspaceId: WorkspaceId, id: string): Promise<FileRow | null> {
  const [row] = await getDb().select(columns).from(files).where(one(workspaceId, id));
  return row ?? null;
}

/** Gives the ids of the files that are gone now. */
export async function deleteFilesOfRun(workspaceId: WorkspaceId, runId: string, tx: Db): Promise<readonly string[]> {
  const rows = await tx
    .delete(files)
    .where(and(eq(files.workspaceId, workspaceId), eq(files.runId, runId)))
    .returning({ id: files.id });
  return rows.map(({ id }) => id);
}
