import type { WorkspaceId } from "#db/ids.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { deleteOauthApp, findOauthApp, saveOauthApp } from "#db/queries/oauth-apps.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import type { Access } from "#server/auth/access.ts";
import { env } from "#server/env.ts";
import { AppError } from "#server/errors.ts";
import { dataKey, eraseDataKey } from "#server/sealing/data-key.ts";
import { open, seal } from "#server/sealing/seal.ts";
import { requireOauth } from "./method.ts";

/** What we are at a vendor. */
export interface OauthApp {
  readonly clientId: string;
  readonly secret: string;
  readonly from: "workspace" | "environment";
}

const subject = (connector: string): string => `oauth-app:${connector}`;
const place = (workspaceId: WorkspaceId, connector: string): string => `oauth-app|${workspaceId}|${connector}|secret`;

/** The workspace's own app at a vendor, else the one of this installation; null when there is neither. */
export async function oauthApp(workspaceId: WorkspaceId, connector: string): Promise<OauthApp | null> {
  const row = await findOauthApp(workspaceId, connector);
  if (row !== null) {
    const secret = open(await dataKey(workspaceId, subject(connector)), place(workspaceId, connector), row.secret).toString();
    return { clientId: row.clientId, secret, from: "workspace" };
  }
  const { OAUTH_APPS } = env();
  const given = Object.hasOwn(OAUTH_APPS, connector) ? OAUTH_APPS[connector] : undefined;
  return given === undefined ? null : { clientId: given.id, secret: given.secret, from: "environment" };
}

/** Keeps a workspace's own app at a vendor; the secret can be replaced, and never read again. */
export async function saveApp(access: Access, input: { readonly connector: string; readonly clientId: string; readonly secret: string }): Promise<void> {
  const { workspaceId } = access;
  const { connector } = requireOauth(input.connector);
  const secret = seal(await dataKey(workspaceId, subject(connector.id)), place(workspaceId, connector.id), Buffer.from(input.secret.trim()));
  await inTransaction(async (tx) => {
    await saveOauthApp(workspaceId, connector.id, { clientId: input.clientId.trim(), secret }, tx);
    await appendAudit(workspaceId, { actor: access.actor, action: "oauth_app.saved", subject: `connector:${connector.id}` }, tx);
  });
}

/** Forgets it, its secret for good. Accounts that were connected with it cannot be renewed any more. */
export async function removeApp(access: Access, connectorId: string): Promise<void> {
  const { workspaceId } = access;
  await inTransaction(async (tx) => {
    if (!(await deleteOauthApp(workspaceId, connectorId, tx))) throw new AppError("not_found", "not_found");
    await appendAudit(workspaceId, { actor: access.actor, action: "oauth_app.removed", subject: `connector:${connectorId}` }, tx);
  });
  await eraseDataKey(workspaceId, subject(connectorId));
}
