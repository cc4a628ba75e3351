import { appendAudit } from "#db/queries/audit.ts";
import { deleteSessionsOfUser } from "#db/queries/sessions.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import { findUserById, updatePassword } from "#db/queries/users.ts";
import { AppError } from "#server/errors.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import type { SignedIn } from "./sessions.ts";

/** Sets a new password and ends all sessions of the person, this one too. @throws AppError invalid when `present` is wrong. */
export async function changePassword(access: SignedIn, input: { present: string; next: string }): Promise<void> {
  const { userId } = access.actor;
  const user = await findUserById(userId);
  if (!(await verifyPassword(input.present, user?.passwordHash ?? null))) throw new AppError("invalid", "password_wrong");
  const hash = await hashPassword(input.next);
  await inTransaction(async (tx) => {
    await updatePassword(userId, hash, tx);
    await deleteSessionsOfUser(userId, null, tx);
    await appendAudit(access.workspaceId, { actor: access.actor, action: "password.changed", subject: `user:${userId}` }, tx);
  });
}
