import type { Db } from "#db/client.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { countOwners, deleteMember, listMembers, lockMember, updateRole } from "#db/queries/members.ts";
import { deleteSessionsOfUser } from "#db/queries/sessions.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import { AppError } from "#server/errors.ts";
import type { Access } from "./access.ts";
import type { Role } from "./roles.ts";

/** `since` in milliseconds since 1970. */
export interface MemberView {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: number;
}

export async function listTeam(access: Access): Promise<MemberView[]> {
  const rows = await listMembers(access.workspaceId);
  return rows.map((row) => ({ ...row, since: row.since.getTime() }));
}

/**
 * Gives a member another role and ends their sessions, so that no page of theirs shows more than they may now see.
 * Only an owner makes or unmakes owners, and the last one stays.
 */
export async function changeRole(access: Access, input: { userId: string; role: Role }): Promise<void> {
  const { workspaceId, actor } = access;
  await inTransaction(async (tx) => {
    const before = await lockChanging(access, input, tx);
    await updateRole(workspaceId, input.userId, input.role, tx);
    await deleteSessionsOfUser(input.userId, null, tx);
    const details = { before, after: input.role };
    await appendAudit(workspaceId, { actor, action: "member.role_changed", subject: `user:${input.userId}`, details }, tx);
  });
}

/** Takes a person out of the workspace; their sessions in it end at once. Only an owner removes an owner, and the last one stays. */
export async function removeMember(access: Access, userId: string): Promise<void> {
  const { workspaceId, actor } = access;
  await inTransaction(async (tx) => {
    const before = await lockChanging(access, { userId, role: null }, tx);
    await deleteMember(workspaceId, userId, tx);
    await appendAudit(workspaceId, { actor, action: "member.removed", subject: `user:${userId}`, details: { before } }, tx);
  });
}

/** The member's role, locked, when `access` may change it to `role` (null = out). */
async function lockChanging(access: Access, { userId, role }: { userId: string; role: Role | null }, tx: Db): Promise<Role> {
  const owners = await countOwners(access.workspaceId, tx);
  const before = await lockMember(access.workspaceId, userId, tx);
  if (before === null) throw new AppError("not_found", "not_found");
  if ((before === "owner" || role === "owner") && access.role !== "owner") {
    throw new AppError("forbidden", "role_too_low", { needed: "owner", role: access.role });
  }
  if (before === "owner" && role !== "owner" && owners === 1) throw new AppError("conflict", "last_owner");
  return before;
}
