import { appendAudit } from "#db/queries/audit.ts";
import { deleteConnection, findConnection, updateConnection } from "#db/queries/connections.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import type { Access } from "#server/auth/access.ts";
import { wrongVar } from "#server/connectors/runtime/address.ts";
import { AppError } from "#server/errors.ts";
import type { Effect } from "#server/flow/catalog.ts";
import { connectionMessages as say } from "#server/messages/connections.ts";
import { connectorMessages } from "#server/messages/connectors.ts";
import { connectorOf } from "./connector.ts";
import { forgetGrants, giveBack } from "./oauth/revoke.ts";
import { forgetAccount } from "./open.ts";
import { eraseSecrets, openSecrets, textsOf } from "./vault.ts";

export async function renameAccount(access: Access, id: string, name: string): Promise<void> {
  const found = await updateConnection(access.workspaceId, id, { name: name.trim() });
  if (!found) throw new AppError("not_found", "not_found");
}

/** Limits what flows may do with the account, also for apps that know no scopes. */
export async function allowEffects(access: Access, id: string, allowedEffects: readonly Effect[]): Promise<void> {
  await inTransaction(async (tx) => {
    const found = await updateConnection(access.workspaceId, id, { allowedEffects: [...allowedEffects] }, tx);
    if (!found) throw new AppError("not_found", "not_found");
    await appendAudit(
      access.workspaceId,
      { actor: access.actor, action: "account.limited", subject: `account:${id}`, details: { effects: allowedEffects.join(" ") } },
      tx,
    );
  });
  forgetAccount(access.workspaceId, id);
}

/** Points an account elsewhere. Its secret belonged to the old place, so it is erased: nobody can send it to a host of their choice. */
export async function changeVars(access: Access, id: string, vars: { readonly [name: string]: string }): Promise<void> {
  const { workspaceId } = access;
  const row = await findConnection(workspaceId, id);
  if (row === null || row.sandbox) throw new AppError("not_found", "not_found");
  const next = { ...textsOf(JSON.parse(row.vars)), ...vars };
  const connector = connectorOf(row.connector);
  const wrong = wrongVar(connector, next);
  if (wrong !== null)
    throw new AppError("invalid", "account_field", { field: wrong.title, reason: connectorMessages.form(connector.vars[wrong.name]?.example ?? "") });
  await inTransaction(async (tx) => {
    const change = {
      vars: JSON.stringify(next),
      secrets: null,
      hint: null,
      organisation: null,
      tokenExpiresAt: null,
      health: "broken",
      healthReason: say.moved,
    } as const;
    await updateConnection(workspaceId, id, change, tx);
    await appendAudit(workspaceId, { actor: access.actor, action: "account.moved", subject: `account:${id}` }, tx);
  });
  await eraseSecrets(workspaceId, id);
  forgetAccount(workspaceId, id);
}

/** Removes an account, its secrets for good; gives access back to an app that can take it, and for a simulated one everything it held. */
export async function removeAccount(access: Access, id: string): Promise<void> {
  const { workspaceId } = access;
  const row = await findConnection(workspaceId, id);
  const secrets = row?.consented !== true || row.secrets === null ? {} : await openSecrets(workspaceId, id, row.secrets);
  await inTransaction(async (tx) => {
    const found = await deleteConnection(workspaceId, id, tx);
    if (!found) throw new AppError("not_found", "not_found");
    await appendAudit(workspaceId, { actor: access.actor, action: "account.removed", subject: `account:${id}` }, tx);
  });
  if (row?.consented === true) {
    await giveBack(workspaceId, { connectionId: id, connector: row.connector, sandbox: row.sandbox, vars: textsOf(JSON.parse(row.vars)) }, secrets);
    await forgetGrants(workspaceId, id);
  }
  await eraseSecrets(workspaceId, id);
  forgetAccount(workspaceId, id);
}
