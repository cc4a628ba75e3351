import { and, asc, desc, eq, gt, lt, sql } from "drizzle-orm";
import { type Db, getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { audit } from "../schema/audit.ts";
import { workspaces } from "../schema/workspaces.ts";
import { type AuditContent, CHAIN_START, chainHash } from "./audit-chain.ts";

/** `actor` is an Actor of `server/auth`; `details` holds ids, names and counts, never payloads or secrets. */
export interface AuditEntry {
  readonly actor: { readonly [name: string]: string };
  readonly action: string;
  /** What it was done to: `flow:<id>`. */
  readonly subject: string;
  readonly details?: { readonly [name: string]: string | number | boolean | null };
}

/** Writes one line of the log in the transaction of the change it tells of. Call it last: it locks the workspace's chain. */
export async function appendAudit(workspaceId: WorkspaceId, entry: AuditEntry, tx: Db): Promise<void> {
  const [head] = await tx
    .update(workspaces)
    .set({ auditSeq: sql`${workspaces.auditSeq} + 1` })
    .where(eq(workspaces.id, workspaceId))
    .returning({ seq: workspaces.auditSeq, previous: workspaces.auditHash, at: sql<string>`now()` });
  if (!head) throw new Error("The audit log has no such workspace.");
  const previous = head.previous ?? CHAIN_START;
  const row: AuditContent = {
    seq: head.seq,
    at: new Date(head.at),
    actor: JSON.stringify(entry.actor),
    action: entry.action,
    subject: entry.subject,
    details: JSON.stringify(entry.details ?? {}),
  };
  const hash = chainHash(previous, row);
  await tx.insert(audit).values({ ...row, workspaceId, previous, hash });
  await tx.update(workspaces).set({ auditHash: hash }).where(eq(workspaces.id, workspaceId));
}

export interface AuditRow extends AuditContent {
  readonly previous: Buffer;
  readonly hash: Buffer;
}

const columns = {
  seq: audit.seq,
  at: audit.at,
  actor: audit.actor,
  action: audit.action,
  subject: audit.subject,
  details: audit.details,
  previous: audit.previous,
  hash: audit.hash,
};

/** The newest lines before `before` (a sequence number; null = from the end). */
export async function listAudit(workspaceId: WorkspaceId, before: number | null, limit: number): Promise<AuditRow[]> {
  const page = before === null ? undefined : lt(audit.seq, before);
  return getDb()
    .select(columns)
    .from(audit)
    .where(and(eq(audit.workspaceId, workspaceId), page))
    .orderBy(desc(audit.seq))
    .limit(limit);
}

export type AuditVerdict = { readonly ok: true; readonly lines: number } | { readonly ok: false; readonly seq: number };

const PAGE = 1_000;

/** Recomputes the whole chain against its head; `seq` names the first line that is not as it was written. */
export async function verifyAudit(workspaceId: WorkspaceId): Promise<AuditVerdict> {
  const [head] = await getDb().select({ seq: workspaces.auditSeq, hash: workspaces.auditHash }).from(workspaces).where(eq(workspaces.id, workspaceId));
  let previous: Buffer = CHAIN_START;
  let last = 0;
  for (;;) {
    const rows = await pageAfter(workspaceId, last);
    for (const row of rows) {
      if (row.seq !== last + 1 || !row.previous.equals(previous) || !row.hash.equals(chainHash(previous, row))) return { ok: false, seq: last + 1 };
      previous = row.hash;
      last = row.seq;
    }
    if (rows.length < PAGE) break;
  }
  // Lines written while this ran are beyond the head that was read; a cut-off tail is short of it.
  const whole = last >= (head?.seq ?? 0) && (last !== head?.seq || previous.equals(head.hash ?? CHAIN_START));
  return whole ? { ok: true, lines: last } : { ok: false, seq: last + 1 };
}

function pageAfter(workspaceId: WorkspaceId, seq: number): Promise<AuditRow[]> {
  return getDb()
    .select(columns)
    .from(audit)
    .where(and(eq(audit.workspaceId, workspaceId), gt(audit.seq, seq)))
    .orderBy(asc(audit.seq))
    .limit(PAGE);
}
