import { appendAudit } from "#db/queries/audit.ts";
import { countOwners, listMembers, lockMember, updateRole } from "#db/queries/members.ts";
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
    const owners = await countOwners(workspaceId, tx);
    const before = await lockMember(workspaceId, input.userId, tx);
    if (before === null) throw new AppError("not_found", "not_found");
    if ((before === "owner" || input.role === "owner") && access.role !== "owner") {
      throw new AppError("forbidden", "role_too_low", { needed: "owner", role: access.role });
    }
    if (before === "owner" && input.role !== "owner" && owners === 1) throw new AppError("conflict", "last_owner");
    await updateRole(workspaceId, input.userId, input.role, tx);
    await deleteSessionsOfUser(input.userId, null, tx);
    const details = { before, after: input.role };
    await appendAudit(workspaceId, { actor, action: "member.role_changed", subject: `user:${input.userId}`, details }, tx);
  });
}
