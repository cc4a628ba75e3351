import { newId } from "#db/ids.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { listMemberships } from "#db/queries/members.ts";
import { deleteSessionByHash, findSession, insertSession, touchSession } from "#db/queries/sessions.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import type { Access, Actor } from "./access.ts";
import { hashToken, newToken } from "./token.ts";

/** A session ends after this long even if it is used every day. */
export const SESSION_DAYS = 30;

/** A signed-in person, and what they may do where. */
export interface SignedIn extends Access {
  readonly actor: Extract<Actor, { kind: "user" }>;
}

/**
 * Starts a session for a person and returns its random id, which goes into the cookie and nowhere else.
 * Null when the person belongs to no workspace.
 */
export async function startSession(userId: string, browser: string): Promise<string | null> {
  const [membership] = await listMemberships(userId);
  if (!membership) return null;
  const token = newToken();
  const id = newId();
  const { workspaceId } = membership;
  const row = { id, tokenHash: hashToken(token), userId, browser: browser.slice(0, 300), days: SESSION_DAYS };
  await inTransaction(async (tx) => {
    await insertSession(workspaceId, row, tx);
    await appendAudit(workspaceId, { actor: { kind: "user", userId }, action: "session.started", subject: `session:${id}` }, tx);
  });
  return token;
}

/** Who the random id of a cookie belongs to; null when it was never given out, is over or was revoked. */
export async function findSignedIn(token: string): Promise<SignedIn | null> {
  const row = await findSession(hashToken(token));
  if (!row) return null;
  if (row.stale) await touchSession(row.workspaceId, row.sessionId);
  const { userId, name, email, sessionId, workspaceId, role } = row;
  return { actor: { kind: "user", userId, name, email, sessionId }, workspaceId, role };
}

/** Ends the session of a cookie. */
export async function endSession(token: string): Promise<void> {
  await inTransaction(async (tx) => {
    const ended = await deleteSessionByHash(hashToken(token), tx);
    if (!ended) return;
    const { workspaceId, userId, id } = ended;
    await appendAudit(workspaceId, { actor: { kind: "user", userId }, action: "session.ended", subject: `session:${id}` }, tx);
  });
}
