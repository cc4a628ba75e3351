import { and, asc, eq, gt, sql } from "drizzle-orm";
import { type Db, getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { invites } from "../schema/invites.ts";
import { type Role, workspaces } from "../schema/workspaces.ts";

export interface NewInvite {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly email: string;
  readonly role: Role;
  readonly days: number;
}

/** Invites a person; an earlier invitation of theirs is good no longer. */
export async function replaceInvite(workspaceId: WorkspaceId, invite: NewInvite, tx: Db): Promise<void> {
  const { days, ...row } = invite;
  await tx.delete(invites).where(and(eq(invites.workspaceId, workspaceId), eq(invites.email, invite.email)));
  await tx.insert(invites).values({ ...row, workspaceId, expiresAt: sql`now() + make_interval(days => ${days})` });
}

const open = gt(invites.expiresAt, sql`now()`);

export interface InviteRow {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Date;
}

/** Invitations that are still good, the oldest first. */
export async function listInvites(workspaceId: WorkspaceId): Promise<InviteRow[]> {
  return getDb()
    .select({ id: invites.id, email: invites.email, role: invites.role, expiresAt: invites.expiresAt })
    .from(invites)
    .where(and(eq(invites.workspaceId, workspaceId), open))
    .orderBy(asc(invites.createdAt));
}

/** False when there is none such. */
export async function deleteInvite(workspaceId: WorkspaceId, id: string, tx: Db): Promise<boolean> {
  const rows = await tx
    .delete(invites)
    .where(and(eq(invites.workspaceId, workspaceId), eq(invites.id, id)))
    .returning({ id: invites.id });
  return rows.length === 1;
}

export interface OpenInvite {
  readonly workspaceId: WorkspaceId;
  readonly workspace: string;
  readonly email: string;
  readonly role: Role;
}

/** Joining: the link is the proof, so no workspace is asked for. Null when it is unknown, used or too old. */
export async function findInvite(tokenHash: Buffer): Promise<OpenInvite | null> {
  const [row] = await getDb()
    .select({ workspaceId: invites.workspaceId, workspace: workspaces.name, email: invites.email, role: invites.role })
    .from(invites)
    .innerJoin(workspaces, eq(workspaces.id, invites.workspaceId))
    .where(and(eq(invites.tokenHash, tokenHash), open));
  return row ?? null;
}

/** Joining: uses the link up; false when somebody was faster. */
export async function spendInvite(tokenHash: Buffer, tx: Db): Promise<boolean> {
  const rows = await tx
    .delete(invites)
    .where(and(eq(invites.tokenHash, tokenHash), open))
    .returning({ id: invites.id });
  return rows.length === 1;
}
