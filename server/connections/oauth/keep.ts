import { randomBytes } from "node:crypto";
import { appendAudit } from "#db/queries/audit.ts";
import { type AttemptRow, updateAttempt } from "#db/queries/connect-attempts.ts";
import { markConsented } from "#db/queries/connection-tokens.ts";
import { deleteConnection, type FoundConnection, findConnection, insertConnection, updateConnection } from "#db/queries/connections.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import { wakeForAccounts } from "#db/queries/waiting-runs.ts";
import type { Access } from "#server/auth/access.ts";
import type { Connector } from "#server/connectors/contract.ts";
import { testAccess } from "#server/connectors/runtime/test-account.ts";
import { startAccount } from "#server/sandbox/accounts.ts";
import { sandboxBaseUrl } from "#server/sandbox/listener.ts";
import { allEffects } from "../effects.ts";
import { forgetAccount } from "../open.ts";
import { personOf } from "../owner.ts";
import { keepPrevious } from "../signing-secrets.ts";
import { TEST_MS } from "../test-account.ts";
import { openSecrets, type Secrets, sealSecrets, textsOf } from "../vault.ts";
import type { ConnectFailure } from "./failure.ts";
import { requireOauth } from "./method.ts";
import { isSameOrganisation, type Side } from "./same-organisation.ts";
import type { Held } from "./sealed.ts";

/**
 * Makes an account of what a sign-in has given: tried by a harmless call, compared with the organisation it had before,
 * and stored in one piece.
 */
export async function keepAccount(access: Access, row: AttemptRow, held: Held): Promise<void> {
  const { connector, auth } = requireOauth(row.connector);
  const before = row.purpose === "connect" ? null : await findConnection(row.workspaceId, row.connectionId);
  if (row.purpose !== "connect" && before === null) return failed(row, "not_accepted", null);
  const [organisation] = held.organisations;
  const learned = auth.discover === undefined || organisation === undefined ? {} : { [auth.discover.var]: organisation.value };
  const vars = row.sandbox ? { ...connector.sandbox.vars, ...learned } : { ...held.vars, ...learned };
  if (row.sandbox && before === null) await startSandbox(access, row, connector, vars);
  const tried = await tryAccess(row, connector, vars, held.secrets);
  if (!tried.ok) {
    if (row.sandbox && before === null) await deleteConnection(row.workspaceId, row.connectionId);
    return failed(row, "not_accepted", null);
  }
  const side: Side = { organisation: tried.organisation ?? organisation?.title ?? null, organisationId: tried.organisationId, vars };
  if (row.purpose === "reconnect" && before !== null && !isSameOrganisation(sideOf(before), side)) return failed(row, "wrong_organisation", side.organisation);
  await store(access, row, held, before, side, connector);
}

function sideOf(row: FoundConnection): Side {
  return { organisation: row.organisation, organisationId: row.organisationId, vars: textsOf(JSON.parse(row.vars)) };
}

function tryAccess(row: AttemptRow, connector: Connector, vars: Secrets, secrets: Secrets): Promise<Awaited<ReturnType<typeof testAccess>>> {
  const { workspaceId, connectionId } = row;
  const account = async () => ({
    id: connectionId,
    connector: connector.id,
    auth: row.auth,
    vars,
    allowedEffects: allEffects,
    sandbox: row.sandbox ? { baseUrl: await sandboxBaseUrl({ workspaceId, connectionId, connector: connector.id }) } : null,
    secrets: () => Promise.resolve(secrets),
  });
  return account().then((made) => testAccess(connector, made, { timeoutMs: TEST_MS, signal: AbortSignal.timeout(TEST_MS) }));
}

/** A simulated app has to be there before it can be asked anything; without secrets it is of no use to anybody yet. */
async function startSandbox(access: Access, row: AttemptRow, connector: Connector, vars: Secrets): Promise<void> {
  const { workspaceId, connectionId: id } = row;
  await inTransaction(async (tx) => {
    const account = {
      id,
      connector: connector.id,
      auth: row.auth,
      name: connector.title,
      sandbox: true,
      createdBy: personOf(access),
      vars: JSON.stringify(vars),
      allowedEffects: [...allEffects],
    };
    await insertConnection(workspaceId, account, tx);
    await startAccount({ workspaceId, connectionId: id, connector: connector.id }, connector, tx);
  });
}

async function store(access: Access, row: AttemptRow, held: Held, before: FoundConnection | null, side: Side, connector: Connector): Promise<void> {
  const { workspaceId, connectionId: id } = row;
  const sealed = await sealSecrets(workspaceId, id, await secretsFor(row, held, before, connector));
  const left = held.seconds === null ? null : Math.max(0, held.seconds - (Date.now() - held.at) / 1000);
  const facts = {
    auth: row.auth,
    vars: JSON.stringify(side.vars),
    secrets: sealed,
    organisation: side.organisation,
    organisationId: side.organisationId,
    scopes: held.granted === null ? null : [...held.granted],
    hint: null,
    health: "working",
    healthReason: null,
  } as const;
  const name = side.organisation ?? connector.title;
  await inTransaction(async (tx) => {
    if (before !== null) await updateConnection(workspaceId, id, facts, tx);
    else if (row.sandbox) await updateConnection(workspaceId, id, { ...facts, name }, tx);
    else
      await insertConnection(
        workspaceId,
        { ...facts, id, connector: connector.id, name, sandbox: false, createdBy: personOf(access), allowedEffects: [...allEffects] },
        tx,
      );
    await markConsented(workspaceId, id, left, tx);
    await updateAttempt(workspaceId, row.id, { status: "connected", organisation: side.organisation, held: null, verifier: null }, tx);
    const action = { connect: "account.created", reconnect: "account.reconnected", switch: "account.switched" }[row.purpose];
    await appendAudit(workspaceId, { actor: access.actor, action, subject: `account:${id}`, details: { connector: connector.id, sandbox: row.sandbox } }, tx);
  });
  forgetAccount(workspaceId, id);
  if (before !== null) await wakeForAccounts(workspaceId);
}

/** Secrets that sign webhooks stay with the account: of a simulated app for good, of a real one for a day beside the new one. */
async function secretsFor(row: AttemptRow, held: Held, before: FoundConnection | null, connector: Connector): Promise<Secrets> {
  const old = before === null || before.secrets === null ? {} : await openSecrets(row.workspaceId, row.connectionId, before.secrets);
  if (!row.sandbox) return row.purpose === "reconnect" ? keepPrevious(connector, old, held.secrets, Date.now()) : held.secrets;
  const made = Object.entries(connector.sandbox.secrets).map(([name, head]) => [name, `${head}-${randomBytes(18).toString("base64url")}`]);
  return { ...Object.fromEntries(made), ...old, ...held.secrets };
}

/** The tokens are dropped and not given back: at some apps that would end the person's other accounts too. */
async function failed(row: AttemptRow, failure: ConnectFailure, organisation: string | null): Promise<void> {
  await updateAttempt(row.workspaceId, row.id, { status: "failed", failure, organisation, held: null, verifier: null });
}
