import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { findInvite, type OpenInvite, spendInvite } from "#db/queries/invites.ts";
import { insertMember } from "#db/queries/members.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import { findUserByEmail, insertUser } from "#db/queries/users.ts";
import { AppError } from "#server/errors.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import type { Role } from "./roles.ts";
import { hashToken } from "./token.ts";

export type Invitation = { readonly isGood: true; readonly workspace: string; readonly email: string; readonly role: Role } | { readonly isGood: false };

/** What a link invites to; a link that was used, replaced or is too old invites to nothing. */
export async function readInvitation(link: string): Promise<Invitation> {
  const found = await findInvite(hashToken(link));
  if (!found) return { isGood: false };
  const { workspace, email, role } = found;
  return { isGood: true, workspace, email, role };
}

/** Joins a workspace by its link. Somebody who is known by this address proves it with the password they have. */
export async function join(input: { link: string; name: string; password: string }): Promise<{ email: string }> {
  const tokenHash = hashToken(input.link);
  const found = await findInvite(tokenHash);
  if (!found) throw new AppError("forbidden", "invite_not_usable");
  const known = await findUserByEmail(found.email);
  if (known && !(await verifyPassword(input.password, known.passwordHash))) throw new AppError("invalid", "join_password_wrong");
  const passwordHash = known ? known.passwordHash : await hashPassword(input.password);
  await inTransaction(async (tx) => {
    if (!(await spendInvite(tokenHash, tx))) throw new AppError("forbidden", "invite_not_usable");
    const userId = known?.id ?? newId();
    if (!known && !(await insertUser({ id: userId, email: found.email, name: input.name, passwordHash }, tx))) throw new AppError("conflict", "email_taken");
    await enter(found, userId, tx);
  });
  return { email: found.email };
}

async function enter({ workspaceId, role }: OpenInvite, userId: string, tx: Db): Promise<void> {
  await insertMember(workspaceId, { userId, role }, tx);
  await appendAudit(workspaceId, { actor: { kind: "user", userId }, action: "member.joined", subject: `user:${userId}`, details: { role } }, tx);
}
