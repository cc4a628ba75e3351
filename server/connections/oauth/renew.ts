import { setTimeout as pause } from "node:timers/promises";
import type { WorkspaceId } from "#db/ids.ts";
import { breakAccount, claimRenewal, endRenewal, saveRenewed } from "#db/queries/connection-tokens.ts";
import { type FoundConnection, findConnection } from "#db/queries/connections.ts";
import { connectMessages as say } from "#server/messages/connect.ts";
import { forgetAccount } from "../open.ts";
import { openSecrets, sealSecrets, textsOf } from "../vault.ts";
import { grantedScopes } from "./scopes.ts";
import { tokenCallOf } from "./token-call.ts";
import { renewTokens, type TokenSet } from "./token-endpoint.ts";

/**
 * `renewed`: the account holds newer tokens than before, by this call or another's. `broken`: the app said a definite no.
 * `none`: there is nothing to renew with. `later`: it could not be done now, and may be at the next try.
 */
export type Renewal = "renewed" | "broken" | "none" | "later" | "gone";

const LOOK_MS = 100;
const MOST_LOOKS = 400;
const SAVES = 40;
const SAVE_PAUSE_MS = 500;

const running = new Map<string, Promise<Renewal>>();

/**
 * Renews an account's access once, however many ask at the same time, in this process and in others. `revision` is that
 * of the secrets that turned out too old; when newer ones are there already, nothing is asked of the app.
 */
export function renewAccess(workspaceId: WorkspaceId, id: string, revision: number): Promise<Renewal> {
  const place = `${workspaceId}|${id}|${revision}`;
  const known = running.get(place);
  if (known !== undefined) return known;
  const renewal = inTurn(workspaceId, id, revision).finally(() => {
    running.delete(place);
    forgetAccount(workspaceId, id);
  });
  running.set(place, renewal);
  return renewal;
}

async function inTurn(workspaceId: WorkspaceId, id: string, revision: number): Promise<Renewal> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const claim = await claimRenewal(workspaceId, id, revision);
    if (claim === "claimed") return alone(workspaceId, id, revision);
    if (claim === "newer") return "renewed";
    if (claim === "gone") return "gone";
    await pause(LOOK_MS);
  }
  return "later";
}

async function alone(workspaceId: WorkspaceId, id: string, revision: number): Promise<Renewal> {
  try {
    return await ask(workspaceId, id, revision);
  } catch (error) {
    await endRenewal(workspaceId, id, revision);
    throw error;
  }
}

async function ask(workspaceId: WorkspaceId, id: string, revision: number): Promise<Renewal> {
  const row = await findConnection(workspaceId, id);
  if (row === null) return "gone";
  const giveBack = async (renewal: Renewal): Promise<Renewal> => {
    await endRenewal(workspaceId, id, revision);
    return renewal;
  };
  if (row.health === "broken") return giveBack("broken");
  const secrets = row.secrets === null ? {} : await openSecrets(workspaceId, id, row.secrets);
  if (secrets.refreshToken === undefined) return giveBack("none");
  const call = await tokenCallOf(workspaceId, { connectionId: id, connector: row.connector, sandbox: row.sandbox, vars: textsOf(JSON.parse(row.vars)) });
  if (call === null) return giveBack("later");
  const result = await renewTokens(call, secrets.refreshToken);
  if (result.ok) return keep(row, secrets, result.tokens, grantedOf(row, call.auth, result.tokens));
  if (result.why !== "ended") return giveBack("later");
  return (await breakAccount(workspaceId, id, revision, say.ended)) ? "broken" : "renewed";
}

function grantedOf(row: FoundConnection, auth: Parameters<typeof grantedScopes>[0], tokens: TokenSet): string[] | null {
  return tokens.scopes === null || row.scopes === null ? null : grantedScopes(auth, row.scopes, tokens.scopes, true);
}

/** The app may have ended the old pair already, so the new one is stored before anybody uses it, and the storing is not given up lightly. */
async function keep(row: FoundConnection, secrets: { readonly [name: string]: string }, tokens: TokenSet, scopes: string[] | null): Promise<Renewal> {
  const { workspaceId, id, secretsRevision } = row;
  const next = { ...secrets, accessToken: tokens.accessToken, ...(tokens.refreshToken === null ? {} : { refreshToken: tokens.refreshToken }) };
  const sealed = await sealSecrets(workspaceId, id, next);
  for (let left = SAVES; ; left -= 1) {
    try {
      await saveRenewed(workspaceId, id, secretsRevision, { secrets: sealed, seconds: tokens.seconds, scopes });
      return "renewed";
    } catch (error) {
      if (left === 0) throw error;
      await pause(SAVE_PAUSE_MS);
    }
  }
}
