import type { WorkspaceId } from "#db/ids.ts";
import { breakAccount } from "#db/queries/connection-tokens.ts";
import type { CallFailure } from "#server/connectors/contract.ts";
import { connectMessages as say } from "#server/messages/connect.ts";
import { connectionMessages } from "#server/messages/connections.ts";
import type { HeldBack } from "../limited.ts";
import { forgetAccount, type OpenAccount, openAccount } from "../open.ts";
import { renewAccess } from "./renew.ts";

export interface Failed {
  readonly ok: false;
  readonly failure: CallFailure;
}

type Result = { readonly ok: true } | Failed | HeldBack | null;

/** Renewed this long before the end, so that a call under way does not meet it. */
const AHEAD_MS = 60_000;

/**
 * Makes a call with access that is good: renewed ahead of its end, and once more when the app refuses it all the same. A
 * call that was refused for its access has had no effect, so it is repeated as it is.
 */
export async function withAccess<R extends Result>(
  workspaceId: WorkspaceId,
  account: OpenAccount,
  work: (account: OpenAccount) => Promise<R>,
): Promise<R | Failed | HeldBack> {
  if (!account.consented) return work(account);
  if (account.health === "broken") return waits;
  const ready = await ahead(workspaceId, account);
  if (!ready.ok) return ready;
  const result = await work(ready.account);
  if (result === null || result.ok || "held" in result || result.failure.kind !== "unauthorized") return result;
  const again = await afterRefusal(workspaceId, ready.account, result.failure.status);
  if (again === "asItIs") return result;
  return again.ok ? work(again.account) : again;
}

/** The same for somebody who waits in front of the screen: an account that has to be reconnected is said to be so. */
export async function withAccessNow<R extends { readonly ok: true } | Failed>(
  workspaceId: WorkspaceId,
  account: OpenAccount,
  work: (account: OpenAccount) => Promise<R>,
): Promise<R | Failed> {
  const result: R | Failed | HeldBack = await withAccess<R>(workspaceId, account, work);
  return "held" in result ? { ok: false, failure: { kind: "unauthorized", status: 401, message: say.ended } } : result;
}

type Ready = { readonly ok: true; readonly account: OpenAccount } | Failed | HeldBack;

async function ahead(workspaceId: WorkspaceId, account: OpenAccount): Promise<Ready> {
  const left = account.accessEndsAt === null ? Number.POSITIVE_INFINITY : account.accessEndsAt - performance.now();
  if (left > AHEAD_MS) return { ok: true, account };
  const renewal = await renewAccess(workspaceId, account.id, account.revision);
  // What cannot be renewed now is used as long as it lasts; the app says when that is over.
  if (renewal === "none" || (renewal === "later" && left > 0)) return { ok: true, account };
  return renewal === "later" ? notNow : reopened(workspaceId, account.id, renewal);
}

async function afterRefusal(workspaceId: WorkspaceId, account: OpenAccount, status: number): Promise<Ready | "asItIs"> {
  const renewal = await renewAccess(workspaceId, account.id, account.revision);
  if (renewal === "later") return notNow;
  if (renewal !== "none") return reopened(workspaceId, account.id, renewal);
  // Without anything to renew with, only the plain 401 says that access is over; other refusals speak of rights.
  if (status !== 401) return "asItIs";
  await breakAccount(workspaceId, account.id, account.revision, say.ended);
  forgetAccount(workspaceId, account.id);
  return waits;
}

async function reopened(workspaceId: WorkspaceId, id: string, renewal: "renewed" | "broken" | "gone"): Promise<Ready> {
  if (renewal === "broken") return waits;
  const account = await openAccount(workspaceId, id);
  return account === null ? { ok: false, failure: { kind: "refused", message: connectionMessages.removed } } : { ok: true, account };
}

/** Looked at again after this long; whoever reconnects the account wakes its runs at once. */
const ACCOUNT_MS = 6 * 3_600_000;
const waits: HeldBack = { ok: false, held: "account", forMs: ACCOUNT_MS };
const notNow: Failed = { ok: false, failure: { kind: "unavailable", reason: "transport", sent: false, message: say.notRenewed } };
