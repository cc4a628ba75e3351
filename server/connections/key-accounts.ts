import { newId } from "#db/ids.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { findConnection, insertConnection, updateConnection } from "#db/queries/connections.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import type { Access } from "#server/auth/access.ts";
import type { Connector } from "#server/connectors/contract.ts";
import { testAccess } from "#server/connectors/runtime/test-account.ts";
import { AppError } from "#server/errors.ts";
import type { Effect } from "#server/flow/catalog.ts";
import { connectorOf } from "./connector.ts";
import { allEffects } from "./effects.ts";
import { forgetAccount } from "./open.ts";
import { personOf } from "./owner.ts";
import { keepPrevious } from "./signing-secrets.ts";
import { TEST_MS } from "./test-account.ts";
import { hintOf, keyAuthOf, readTypedIn, type TypedIn } from "./typed-in.ts";
import { openSecrets, sealSecrets, textsOf } from "./vault.ts";

export interface KeyAccountInput extends TypedIn {
  readonly connector: string;
  readonly auth: string;
  readonly name: string;
  /** Absent: everything that the key allows. */
  readonly allowedEffects?: readonly Effect[];
}

export interface KeyAccountCreated {
  readonly id: string;
  readonly organisation: string | null;
}

/**
 * An account with typed keys. A test call comes first: nothing is stored of keys that do not work.
 * @throws AppError invalid (`account_field`, `account_test_failed`)
 */
export async function createKeyAccount(access: Access, input: KeyAccountInput): Promise<KeyAccountCreated> {
  const { workspaceId } = access;
  const connector = connectorOf(input.connector);
  const auth = keyAuthOf(connector, input.auth);
  const typed = readTypedIn(connector, auth, input);
  const id = newId();
  const organisation = await tryKeys(connector, auth.id, id, typed);
  const sealed = await sealSecrets(workspaceId, id, typed.secrets);
  await inTransaction(async (tx) => {
    const row = {
      id,
      connector: connector.id,
      auth: auth.id,
      name: input.name.trim() || connector.title,
      organisation,
      sandbox: false,
      vars: JSON.stringify(typed.vars),
      secrets: sealed,
      hint: hintOf(auth, typed.secrets),
      createdBy: personOf(access),
      allowedEffects: [...(input.allowedEffects ?? allEffects)],
    };
    await insertConnection(workspaceId, row, tx);
    await appendAudit(
      workspaceId,
      { actor: access.actor, action: "account.created", subject: `account:${id}`, details: { connector: connector.id, sandbox: false } },
      tx,
    );
  });
  return { id, organisation };
}

/** New keys for an account; vars may change with them. Tested first, like a new account. */
export async function replaceKeys(access: Access, id: string, input: TypedIn): Promise<{ readonly organisation: string | null }> {
  const { workspaceId } = access;
  const row = await findConnection(workspaceId, id);
  if (row === null || row.sandbox) throw new AppError("not_found", "not_found");
  const connector = connectorOf(row.connector);
  const auth = keyAuthOf(connector, row.auth);
  const typed = readTypedIn(connector, auth, { secrets: input.secrets, vars: { ...textsOf(JSON.parse(row.vars)), ...input.vars } });
  const organisation = await tryKeys(connector, auth.id, id, typed);
  const vars = JSON.stringify(typed.vars);
  // Keys for another address belong to somebody else: what signed there must not sign here.
  const before = row.secrets === null || vars !== row.vars ? {} : await openSecrets(workspaceId, id, row.secrets);
  const secrets = await sealSecrets(workspaceId, id, keepPrevious(connector, before, typed.secrets, Date.now()));
  await inTransaction(async (tx) => {
    const change = { vars, secrets, hint: hintOf(auth, typed.secrets), health: "working", healthReason: null } as const;
    await updateConnection(workspaceId, id, organisation === null ? change : { ...change, organisation }, tx);
    await appendAudit(workspaceId, { actor: access.actor, action: "account.keys_replaced", subject: `account:${id}` }, tx);
  });
  forgetAccount(workspaceId, id);
  return { organisation };
}

async function tryKeys(connector: Connector, auth: string, id: string, { vars, secrets }: TypedIn): Promise<string | null> {
  const account = { id, connector: connector.id, auth, vars, allowedEffects: allEffects, sandbox: null, secrets: () => Promise.resolve(secrets) };
  const tested = await testAccess(connector, account, { timeoutMs: TEST_MS, signal: AbortSignal.timeout(TEST_MS) });
  if (!tested.ok) throw new AppError("invalid", "account_test_failed", { app: connector.title, reason: tested.failure.message });
  return tested.organisation;
}
