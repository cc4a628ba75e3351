import { newId } from "#db/ids.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { deleteInvite, replaceInvite, listInvites as rowsOf } from "#db/queries/invites.ts";
import { isMember } from "#db/queries/members.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import { AppError } from "#server/errors.ts";
import type { Access } from "./access.ts";
import { parseEmail } from "./email.ts";
import { atLeast, type Role } from "./roles.ts";
import { publicUrl } from "./settings.ts";
import { hashToken, newToken } from "./token.ts";

const DAYS = 7;

/** Makes a one-time address at which a person joins. It is handed over by whoever invites; nobody can invite above themselves. */
export async function invite({ workspaceId, actor, role: own }: Access, input: { email: string; role: Role }): Promise<{ url: string; days: number }> {
  const email = parseEmail(input.email);
  if (email === null) throw new AppError("invalid", "email_not_usable");
  if (!atLeast(own, input.role)) throw new AppError("forbidden", "role_too_low", { needed: input.role, role: own });
  if (await isMember(workspaceId, email)) throw new AppError("conflict", "email_taken");
  const token = newToken();
  const id = newId();
  await inTransaction(async (tx) => {
    await replaceInvite(workspaceId, { id, tokenHash: hashToken(token), email, role: input.role, days: DAYS }, tx);
    await appendAudit(workspaceId, { actor, action: "member.invited", subject: `invite:${id}`, details: { role: input.role } }, tx);
  });
  const url = new URL("/join", publicUrl());
  url.searchParams.set("link", token);
  return { url: url.href, days: DAYS };
}

/** `expiresAt` in milliseconds since 1970. */
export interface InviteView {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: number;
}

/** Who was invited and has not joined yet. */
export async function listInvites({ workspaceId }: Access): Promise<InviteView[]> {
  return (await rowsOf(workspaceId)).map((row) => ({ ...row, expiresAt: row.expiresAt.getTime() }));
}

export async function revokeInvite({ workspaceId, actor }: Access, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await deleteInvite(workspaceId, id, tx))) throw new AppError("not_found", "not_found");
    await appendAudit(workspaceId, { actor, action: "member.uninvited", subject: `invite:${id}` }, tx);
  });
}
