import { setTimeout as sleep } from "node:timers/promises";
import type { WorkspaceId } from "#db/ids.ts";
import type { CallFailure, Connector, Operation, PreparedRequest } from "#server/connectors/contract.ts";
import { connectors } from "#server/connectors/index.ts";
import type { CallOptions } from "#server/connectors/runtime/call.ts";
import type { CallResult } from "#server/connectors/runtime/interpret.ts";
import { type Prepared, prepareRequest } from "#server/connectors/runtime/prepare.ts";
import { findFirst, sendRequest } from "#server/connectors/runtime/run-operation.ts";
import type { Value } from "#server/flow/value.ts";
import { connectionMessages as say } from "#server/messages/connections.ts";
import { connectorMessages } from "#server/messages/connectors.ts";
import { type OpenAccount, openAccount } from "./open.ts";
import { type GateClock, type RateGate, rateGate } from "./rate-gate.ts";
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
  send(ref: CallRef, request: PreparedRequest, options: CallOptions): Promise<CallResult>;
  find(ref: CallRef, input: Value, options: CallOptions): Promise<CallResult | null>;
}

/** The apps as a workspace reaches them. An account of another workspace does not exist here. */
export function accountApps(workspaceId: WorkspaceId): AccountApps {
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
      return limited(workspaceId, target, options, () => sendRequest(target.connector, target.operation, request, target.account, options));
    },
    find: async (ref, input, options) => {
      const target = await resolve(workspaceId, ref);
      if (!target.ok) return target;
      return limited(workspaceId, target, options, () => findFirst(target.connector, target.operation, input, target.account, options));
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

const gates = new Map<string, RateGate>();
const MOST_GATES = 1_000;
const clock: GateClock = { now: () => performance.now(), pause: (ms, signal) => sleep(ms, undefined, { signal, ref: false }).catch(() => undefined) };

/** Simulated apps have no limit but their own switch; real ones are never asked for more than they publish. */
async function limited<R extends CallResult | null>(
  workspaceId: WorkspaceId,
  target: Target,
  options: CallOptions,
  work: () => Promise<R>,
): Promise<R | CallResult> {
  const { account, connector, operation } = target;
  if (account.sandbox !== null) return noted(workspaceId, account, await work());
  const entry = await gateOf(`${workspaceId}|${account.id}|${operation.rate === undefined ? "" : operation.id}`, connector, operation).enter(options.signal);
  if (!entry.ok)
    return {
      ok: false,
      failure: { kind: "unavailable", reason: "rateLimited", sent: false, retryAfterMs: entry.retryAfterMs, message: connectorMessages.rateLimited },
    };
  try {
    return await noted(workspaceId, account, await work());
  } finally {
    entry.leave();
  }
}

function gateOf(place: string, connector: Connector, operation: Operation): RateGate {
  const known = gates.get(place);
  if (known !== undefined) return known;
  if (gates.size >= MOST_GATES) gates.clear();
  const made = rateGate(operation.rate ?? connector.rate, clock);
  gates.set(place, made);
  return made;
}

/** Keeps what a call showed of the account's health; written only when it changed. */
async function noted<R extends CallResult | null>(workspaceId: WorkspaceId, account: OpenAccount, result: R): Promise<R> {
  const failure = result === null || result.ok ? null : result.failure;
  // The app's own words may repeat what it was sent, and an account's row is in clear; the run keeps them, sealed.
  const refusal = connectorMessages.unauthorized;
  if (failure?.kind === "unauthorized" && account.health === "working") await reportHealth(workspaceId, account.id, "broken", refusal);
  if (result?.ok === true && account.health === "broken") await reportHealth(workspaceId, account.id, "working", null);
  return result;
}
