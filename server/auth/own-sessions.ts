import { appendAudit } from "#db/queries/audit.ts";
import { deleteSession, deleteSessionsOfUser, listSessions } from "#db/queries/sessions.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import { AppError } from "#server/errors.ts";
import type { SignedIn } from "./sessions.ts";

/** Times in milliseconds since 1970. */
export interface SessionView {
  readonly id: string;
  readonly browser: string;
  readonly current: boolean;
  readonly createdAt: number;
  readonly lastSeenAt: number;
}

/** The caller's own sessions, the last used first. */
export async function listOwnSessions(access: SignedIn): Promise<SessionView[]> {
  const rows = await listSessions(access.workspaceId, access.actor.userId);
  return rows.map(({ id, browser, createdAt, lastSeenAt }) => ({
    id,
    browser,
    current: id === access.actor.sessionId,
    createdAt: createdAt.getTime(),
    lastSeenAt: lastSeenAt.getTime(),
  }));
}

/** Ends one of the caller's sessions. @throws AppError not_found for anything that is not theirs. */
export async function endOwnSession(access: SignedIn, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const ended = await deleteSession(access.workspaceId, access.actor.userId, id, tx);
    if (!ended) throw new AppError("not_found", "not_found");
    await appendAudit(access.workspaceId, { actor: access.actor, action: "session.ended", subject: `session:${id}` }, tx);
  });
}

/** Ends all of the caller's sessions, this one too. */
export async function signOutEverywhere(access: SignedIn): Promise<void> {
  await inTransaction(async (tx) => {
    const ended = await deleteSessionsOfUser(access.actor.userId, null, tx);
    const subject = `user:${access.actor.userId}`;
    await appendAudit(access.workspaceId, { actor: access.actor, action: "session.all_ended", subject, details: { ended } }, tx);
  });
}
