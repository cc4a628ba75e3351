import { createHash } from "node:crypto";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { findSandboxRecord, insertSandboxRecord, lockSandboxState, updateSandboxState } from "#db/queries/sandbox.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import type { Connector, SandboxAnswer, SandboxRequest } from "#server/connectors/contract.ts";
import { printJson } from "#server/flow/json.ts";
import { asNumber } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import { workspaceKey } from "#server/sealing/data-key.ts";
import { openRecord, type SandboxAccount, sealRecord } from "./sealed.ts";
import { knownSwitches, misbehaviour, type SandboxSwitch } from "./switches.ts";

export interface SandboxReply {
  readonly answer: Omit<SandboxAnswer, "state" | "effect">;
  readonly switches: readonly SandboxSwitch[];
}

/**
 * One request at a simulated app: state, ledger and the answer for the key in one transaction, committed before anything
 * is answered. A process that dies in between leaves a repeat with the same key its first answer. Null = no such account.
 */
export async function handleRequest(account: SandboxAccount, connector: Connector, request: SandboxRequest): Promise<SandboxReply | null> {
  // Loaded before the transaction: inside it, a first load would wait for a second connection of the same pool.
  await workspaceKey(account.workspaceId);
  return inTransaction(async (tx) => {
    const row = await lockSandboxState(account.workspaceId, account.connectionId, tx);
    if (row === null) return null;
    const switches = knownSwitches(row.switches);
    const state = await openRecord(account, "state", row.state);
    const wrong = misbehaviour(connector, switches, request, state);
    const answer = wrong ?? (await replay(account, connector, request, tx)) ?? (await work(account, connector, request, state, tx));
    return {
      answer: { status: answer.status, headers: answer.headers ?? {}, body: answer.body, ...(answer.file === undefined ? {} : { file: answer.file }) },
      switches,
    };
  });
}

async function work(account: SandboxAccount, connector: Connector, request: SandboxRequest, state: ValueRecord, tx: Db): Promise<Omit<SandboxAnswer, "state">> {
  const { state: next, effect, ...answer } = connector.sandbox.handle(request, state);
  if (effect === undefined) return answer;
  const id = newId();
  const content = await sealRecord(account, id, { id: effect.id, title: effect.title, status: answer.status, body: answer.body });
  const row = { id, key: keyOf(connector, request), requestHash: hashOf(request), kind: effect.kind, content };
  await insertSandboxRecord(account.workspaceId, account.connectionId, row, tx);
  await updateSandboxState(account.workspaceId, account.connectionId, { state: await sealRecord(account, "state", next) }, tx);
  return answer;
}

/** The first answer again, for a key that was seen; a key that comes back with another request is refused. */
async function replay(account: SandboxAccount, connector: Connector, request: SandboxRequest, tx: Db): Promise<Omit<SandboxAnswer, "state"> | null> {
  const key = keyOf(connector, request);
  if (key === null) return null;
  const seen = await findSandboxRecord(account.workspaceId, account.connectionId, key, tx);
  if (seen === null) return null;
  if (seen.requestHash !== hashOf(request)) return { status: 409, body: { message: "This idempotency key was used for another request." } };
  const { status, body } = await openRecord(account, seen.id, seen.content);
  return { status: asNumber(status), headers: { "x-idempotency-replayed": "true" }, body: body ?? null };
}

function keyOf(connector: Connector, request: SandboxRequest): string | null {
  const rules = Object.values(connector.operations).map(({ idempotency }) => idempotency);
  const header = rules.find((rule) => rule.mode === "header")?.header;
  return header === undefined || request.method === "GET" ? null : (request.headers[header] ?? null);
}

function hashOf({ method, path, body }: SandboxRequest): string {
  return createHash("sha256")
    .update(printJson([method, path, body]))
    .digest("hex");
}
