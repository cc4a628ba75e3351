import { z } from "zod";
import { newId, type WorkspaceId } from "#db/ids.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { deleteFilesOfRun, findFile, insertFile } from "#db/queries/files.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import type { Access } from "#server/auth/access.ts";
import { AppError } from "#server/errors.ts";
import { limits } from "#server/flow/limits.ts";
import { FILE, type FileRef } from "#server/flow/value.ts";
import { workspaceKey } from "#server/sealing/data-key.ts";
import { open, seal } from "#server/sealing/seal.ts";

export interface NewFile {
  /** The run whose step got it. */
  readonly runId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export interface OpenFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const headShape = z.object({ name: z.string(), mediaType: z.string() });

/** Seals a file and gives what stands for it in a value. Durable on return. @throws AppError invalid when it is empty or too large */
export async function keepFile(workspaceId: WorkspaceId, file: NewFile): Promise<FileRef> {
  const { runId, mediaType, bytes } = file;
  const size = bytes.length;
  if (size === 0 || size > limits.file) throw new AppError("invalid", "file_size");
  const id = newId();
  const name = cleanName(file.name);
  const key = await workspaceKey(workspaceId);
  const head = seal(key, place(workspaceId, id, "head"), Buffer.from(JSON.stringify({ name, mediaType })));
  await insertFile(workspaceId, { id, runId, head, content: seal(key, place(workspaceId, id, "content"), bytes), size });
  return { [FILE]: { id, name, mediaType, size } };
}

/** The file, for a download; who took it is noted first. @throws AppError not_found, for a file of another workspace too */
export async function openFile({ workspaceId, actor }: Access, id: string): Promise<OpenFile> {
  const row = await findFile(workspaceId, id);
  if (row === null) throw new AppError("not_found", "not_found");
  const key = await workspaceKey(workspaceId);
  const head = headShape.parse(JSON.parse(open(key, place(workspaceId, id, "head"), row.head).toString()));
  const bytes = open(key, place(workspaceId, id, "content"), row.content);
  await inTransaction((tx) => appendAudit(workspaceId, { actor, action: "file.downloaded", subject: `run:${row.runId}`, details: { file: id } }, tx));
  return { ...head, bytes };
}

/** Erases the files of a run for good; where they were named, only name and size are left. @throws AppError not_found when it has none */
export async function eraseFiles({ workspaceId, actor }: Access, runId: string): Promise<{ readonly erased: number }> {
  return inTransaction(async (tx) => {
    const gone = await deleteFilesOfRun(workspaceId, runId, tx);
    if (gone.length === 0) throw new AppError("not_found", "not_found");
    await appendAudit(workspaceId, { actor, action: "file.erased", subject: `run:${runId}`, details: { files: gone.length } }, tx);
    return { erased: gone.length };
  });
}

function place(workspaceId: WorkspaceId, id: string, part: "head" | "content"): string {
  return `file|${workspaceId}|${id}|${part}`;
}

/** A name that no system reads as a path, an option or a second header. */
function cleanName(name: string): string {
  const clean = name
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s.-]+|[\s.]+$/g, "")
    .slice(0, 120);
  return clean === "" ? "file" : clean;
}
