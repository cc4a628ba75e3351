import { randomBytes } from "node:crypto";
import { newId } from "#db/ids.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { findConnection, insertConnection } from "#db/queries/connections.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import type { Access } from "#server/auth/access.ts";
import type { Connector } from "#server/connectors/contract.ts";
import { AppError } from "#server/errors.ts";
import { connectionMessages as say } from "#server/messages/connections.ts";
import { readAccount, resetAccount, type SandboxView, startAccount, switchAccount } from "#server/sandbox/accounts.ts";
import type { SandboxAccount } from "#server/sandbox/sealed.ts";
import type { SandboxSwitch } from "#server/sandbox/switches.ts";
import { connectorOf } from "./connector.ts";
import { allEffects } from "./effects.ts";
import { personOf } from "./owner.ts";
import { sealSecrets } from "./vault.ts";

/** A simulated account with believable data, ready at once. Its secrets end in random text, so that nobody can sign its webhooks. */
export async function createSandboxAccount(access: Access, input: { readonly connector: string; readonly name?: string }): Promise<{ readonly id: string }> {
  const { workspaceId } = access;
  const connector = connectorOf(input.connector);
  const id = newId();
  const secrets = Object.fromEntries(
    Object.entries(connector.sandbox.secrets).map(([name, head]) => [name, `${head}-${randomBytes(18).toString("base64url")}`]),
  );
  const sealed = await sealSecrets(workspaceId, id, secrets);
  await inTransaction(async (tx) => {
    const row = {
      id,
      connector: connector.id,
      auth: connector.auth[0]?.id ?? "none",
      name: input.name?.trim() || say.sandboxName(connector.title),
      sandbox: true,
      vars: JSON.stringify(connector.sandbox.vars),
      secrets: sealed,
      createdBy: personOf(access),
      allowedEffects: [...allEffects],
    };
    await insertConnection(workspaceId, row, tx);
    await startAccount({ workspaceId, connectionId: id, connector: connector.id }, connector, tx);
    await appendAudit(
      workspaceId,
      { actor: access.actor, action: "account.created", subject: `account:${id}`, details: { connector: connector.id, sandbox: true } },
      tx,
    );
  });
  return { id };
}

/** What stands in a simulated account: its records, what flows changed, and which switches are on. */
export async function readSandbox(access: Access, id: string): Promise<SandboxView> {
  const { account, connector } = await sandboxOf(access, id);
  const view = await readAccount(account, connector);
  if (view === null) throw new AppError("not_found", "not_found");
  return view;
}

/** Makes a simulated account misbehave, or behave again. */
export async function setSandboxSwitches(access: Access, id: string, switches: readonly SandboxSwitch[]): Promise<void> {
  const { account } = await sandboxOf(access, id);
  await switchAccount(account, switches);
}

/** Puts a simulated account back to the data of its first day. */
export async function resetSandbox(access: Access, id: string): Promise<void> {
  const { account, connector } = await sandboxOf(access, id);
  await resetAccount(account, connector);
}

async function sandboxOf(access: Access, id: string): Promise<{ readonly account: SandboxAccount; readonly connector: Connector }> {
  const row = await findConnection(access.workspaceId, id);
  if (row?.sandbox !== true) throw new AppError("not_found", "not_found");
  return { account: { workspaceId: access.workspaceId, connectionId: id, connector: row.connector }, connector: connectorOf(row.connector) };
}
