import type { WorkspaceId } from "#db/ids.ts";
import { listConnectionRows } from "#db/queries/connections.ts";
import { deleteGrants } from "#db/queries/sandbox-grants.ts";
import { log } from "#server/log.ts";
import type { Secrets } from "../vault.ts";
import { type TokenTarget, tokenCallOf } from "./token-call.ts";
import { revokeToken } from "./token-endpoint.ts";

/**
 * Gives the access of a removed account back to the app. Not while another account of that app is connected: at some apps
 * that ends all that the same person agreed to. Whether it worked or not, nothing is kept here.
 */
export async function giveBack(workspaceId: WorkspaceId, target: TokenTarget, secrets: Secrets): Promise<void> {
  const others = (await listConnectionRows(workspaceId)).filter((row) => row.connector === target.connector && row.consented && !row.sandbox);
  if (!target.sandbox && others.some(({ id }) => id !== target.connectionId)) return;
  const token = secrets.refreshToken ?? secrets.accessToken;
  const call = token === undefined ? null : await tokenCallOf(workspaceId, target);
  if (call === null || token === undefined) return;
  const given = await revokeToken(call, token);
  if (!given && call.endpoints.revoke !== null) log("accounts").warn({ connector: target.connector }, "an app did not take back the access of an account");
}

/** What a simulated app gave out goes with its account. */
export function forgetGrants(workspaceId: WorkspaceId, connectionId: string): Promise<void> {
  return deleteGrants(workspaceId, connectionId);
}
