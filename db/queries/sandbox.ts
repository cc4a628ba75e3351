import { and, count, desc, eq } from "drizzle-orm";
import { type Db, getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { sandboxRecords, sandboxStates } from "../schema/sandbox.ts";

export interface SandboxStateRow {
  readonly state: Buffer;
  readonly switches: string[];
}

const ofAccount = (workspaceId: WorkspaceId, connectionId: string) =>
  and(eq(sandboxStates.workspaceId, workspaceId), eq(sandboxStates.connectionId, connectionId));

export async function insertSandboxState(workspaceId: WorkspaceId, connectionId: string, state: Buffer, db: Db = getDb()): Promise<void> {
  await db.insert(sandboxStates).values({ workspaceId, connectionId, state, switches: [] });
}

export async function findSandboxState(workspaceId: WorkspaceId, connectionId: string): Promise<SandboxStateRow | null> {
  const [row] = await getDb()
    .select({ state: sandboxStates.state, switches: sandboxStates.switches })
    .from(sandboxStates)
    .where(ofAccount(workspaceId, connectionId));
  return row ?? null;
}

/** Reads the state and keeps every other request of this account waiting until the transaction ends. */
export async function lockSandboxState(workspaceId: WorkspaceId, connectionId: string, tx: Db): Promise<SandboxStateRow | null> {
  const [row] = await tx
    .select({ state: sandboxStates.state, switches: sandboxStates.switches })
    .from(sandboxStates)
    .where(ofAccount(workspaceId, connectionId))
    .for("update");
  return row ?? null;
}

export async function updateSandboxState(
  workspaceId: WorkspaceId,
  connectionId: string,
  change: { readonly state?: Buffer; readonly switches?: string[] },
  db: Db = getDb(),
): Promise<boolean> {
  const rows = await db.update(sandboxStates).set(change).where(ofAccount(workspaceId, connectionId)).returning({ id: sandboxStates.connectionId });
  return rows.length === 1;
}

const record = {
  id: sandboxRecords.id,
  key: sandboxRecords.key,
  requestHash: sandboxRecords.requestHash,
  kind: sandboxRecords.kind,
  content: sandboxRecords.content,
  at: sandboxRecords.at,
};

export interface SandboxRecordRow {
  readonly id: string;
  readonly key: string | null;
  readonly requestHash: string;
  readonly kind: string;
  readonly content: Buffer;
  readonly at: Date;
}

const recordsOf = (workspaceId: WorkspaceId, connectionId: string) =>
  and(eq(sandboxRecords.workspaceId, workspaceId), eq(sandboxRecords.connectionId, connectionId));

export async function insertSandboxRecord(workspaceId: WorkspaceId, connectionId: string, row: Omit<SandboxRecordRow, "at">, tx: Db): Promise<void> {
  await tx.insert(sandboxRecords).values({ ...row, workspaceId, connectionId });
}

/** What an earlier request with this key changed. */
export async function findSandboxRecord(workspaceId: WorkspaceId, connectionId: string, key: string, tx: Db): Promise<SandboxRecordRow | null> {
  const [row] = await tx
    .select(record)
    .from(sandboxRecords)
    .where(and(recordsOf(workspaceId, connectionId), eq(sandboxRecords.key, key)));
  return row ?? null;
}

/** The newest changes of an account. */
export async function listSandboxRecords(workspaceId: WorkspaceId, connectionId: string, limit: number): Promise<SandboxRecordRow[]> {
  return getDb().select(record).from(sandboxRecords).where(recordsOf(workspaceId, connectionId)).orderBy(desc(sandboxRecords.id)).limit(limit);
}

/** How many changes an account has seen: what a test counts to find a doubled effect. */
export async function countSandboxRecords(workspaceId: WorkspaceId, connectionId: string): Promise<number> {
  const [row] = await getDb().select({ count: count() }).from(sandboxRecords).where(recordsOf(workspaceId, connectionId));
  return row?.count ?? 0;
}

export async function deleteSandboxRecords(workspaceId: WorkspaceId, connectionId: string, tx: Db): Promise<void> {
  await tx.delete(sandboxRecords).where(recordsOf(workspaceId, connectionId));
}
