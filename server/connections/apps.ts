import type { WorkspaceId } from "#db/ids.ts";
import type { CallFailure, Connector, Operation, PreparedRequest } from "#server/connectors/contract.ts";
import { connectors } from "#server/connectors/index.ts";
import type { CallOptions } from "#server/connectors/runtime/call.ts";
import type { CallResult } from "#server/connectors/runtime/interpret.ts";
import { type Prepared, prepareRequest } from "#server/connectors/runtime/prepare.ts";
import { findFirst, sendRequest } from "#server/connectors/runtime/run-operation.ts";
import { keepFile } from "#server/files/files.ts";
import type { Value } from "#server/flow/value.ts";
import { connectionMessages as say } from "#server/messages/connections.ts";
import { connectorMessages } from "#server/messages/connectors.ts";
import { type HeldBack, limited } from "./limited.ts";
import { withAccess } from "./oauth/fresh.ts";
import { type OpenAccount, openAccount } from "./open.ts";
import { reportHealth } from "./test-account.ts";

/** Which operation of which account; ids as a plan holds them. */
export interface CallRef {
  readonly connector: string;
  readonly operation: string;
  readonly connection: string;
}

/** Calls to the apps with the accounts of one workspace: what the engine asks for through its port. */
export interface AccountApps {
  prepare(ref: CallRef, input: Value, key: string): Promise<Prepared>;
  send(ref: CallRef, request: PreparedRequest, options: CallOptions): Promise<CallResult | HeldBack>;
  find(ref: CallRef, input: Value, options: CallOptions): Promise<CallResult | HeldBack | null>;
}

/** The apps as a run of a workspace reaches them; files are kept for `runId` only. An account of another workspace does not exist here. */
export function accountApps(workspaceId: WorkspaceId, runId?: string): AccountApps {
  return {
    prepare: async (ref, input, key) => {
      const target = await resolve(workspaceId, ref);
      if (!target.ok) return target;
      const { connector, operation, account } = target;
      return prepareRequest(connector, operation, input, { vars: account.vars, auth: account.auth, key });
    },
    send: async (ref, request, options) => {
      const target = await resolve(workspaceId, ref);
      if (!target.ok) return target;
      const text = () => `${request.method} ${request.url} ${request.body ?? ""}`;
      return guarded(workspaceId, target, { text, signal: options.signal }, (account) =>
        sendRequest(target.connector, target.operation, request, account, {
          ...options,
          ...(runId === undefined ? {} : { keepFile: (file) => keepFile(workspaceId, { ...file, runId }) }),
        }),
      );
    },
    find: async (ref, input, options) => {
      const target = await resolve(workspaceId, ref);
      if (!target.ok) return target;
      const text = () => `find ${ref.operation}`;
      return guarded(workspaceId, target, { text, signal: options.signal }, (account) =>
        findFirst(target.connector, target.operation, input, account, options),
      );
    },
  };
}

interface Target {
  readonly ok: true;
  readonly connector: Connector;
  readonly operation: Operation;
  readonly account: OpenAccount;
}

async function resolve(workspaceId: WorkspaceId, ref: CallRef): Promise<Target | { readonly ok: false; readonly failure: CallFailure }> {
  const connector = Object.hasOwn(connectors, ref.connector) ? connectors[ref.connector] : undefined;
  const operation = connector !== undefined && Object.hasOwn(connector.operations, ref.operation) ? connector.operations[ref.operation] : undefined;
  if (connector === undefined || operation === undefined) return refused(connectorMessages.unknownOperation);
  const account = await openAccount(workspaceId, ref.connection);
  if (account === null) return refused(say.removed);
  return account.connector === connector.id ? { ok: true, connector, operation, account } : refused(connectorMessages.otherApp);
}

function refused(message: string): { readonly ok: false; readonly failure: CallFailure } {
  return { ok: false, failure: { kind: "refused", message } };
}

/** Simulated apps have no limit but their own switch; real ones are never asked for more than they publish. */
async function guarded<R extends CallResult | null>(
  workspaceId: WorkspaceId,
  { account: known, connector, operation }: Target,
  call: { readonly text: () => string; readonly signal: AbortSignal },
  work: (account: OpenAccount) => Promise<R>,
): Promise<R | CallResult | HeldBack> {
  return withAccess(workspaceId, known, async (account) => {
    const noting = async (): Promise<R> => noted(workspaceId, account, await work(account));
    if (account.sandbox !== null) return noting();
    return limited({ workspaceId, connection: account.id, connector, operation, ...call }, noting);
  });
}

/** Keeps what a call showed of the account's health; written only when it changed. */
async function noted<R extends CallResult | null>(workspaceId: WorkspaceId, account: OpenAccount, result: R): Promise<R> {
  // Access that came by consent is renewed, and broken only by a definite no; see `withAccess`.
  if (account.consented) return result;
  const failure = result === null || result.ok ? null : result.failure;
  // The app's own words may repeat what it was sent, and an account's row is in clear; the run keeps them, sealed.
  const refusal = connectorMessages.unauthorized;
  if (failure?.kind === "unauthorized" && account.health === "working") await reportHealth(workspaceId, account.id, "broken", refusal);
  if (result?.ok === true && account.health === "broken") await reportHealth(workspaceId, account.id, "working", null);
  return result;
}
