import type { Db } from "#db/client.ts";
import {
  countSandboxRecords,
  deleteSandboxRecords,
  findSandboxState,
  insertSandboxState,
  listSandboxRecords,
  lockSandboxState,
  updateSandboxState,
} from "#db/queries/sandbox.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import type { Connector, SandboxEntry } from "#server/connectors/contract.ts";
import { asText } from "#server/flow/read.ts";
import { openRecord, type SandboxAccount, sealRecord } from "./sealed.ts";
import { knownSwitches, type SandboxSwitch } from "./switches.ts";

/** Gives a new simulated account its believable data. */
export async function startAccount(account: SandboxAccount, connector: Connector, tx: Db): Promise<void> {
  await insertSandboxState(account.workspaceId, account.connectionId, await sealRecord(account, "state", connector.sandbox.initial), tx);
}

export interface SandboxView {
  /** What the app would show of itself, newest first. */
  readonly entries: readonly SandboxEntry[];
  /** What flows changed, newest first. `at` in milliseconds since 1970. */
  readonly changes: readonly { readonly id: string; readonly kind: string; readonly title: string; readonly at: number }[];
  /** All changes there ever were. */
  readonly changeCount: number;
  readonly switches: readonly SandboxSwitch[];
}

const SHOWN = 100;

/** What stands in a simulated account; null when it is not one. */
export async function readAccount(account: SandboxAccount, connector: Connector): Promise<SandboxView | null> {
  const row = await findSandboxState(account.workspaceId, account.connectionId);
  if (row === null) return null;
  const [state, records, changeCount] = await Promise.all([
    openRecord(account, "state", row.state),
    listSandboxRecords(account.workspaceId, account.connectionId, SHOWN),
    countSandboxRecords(account.workspaceId, account.connectionId),
  ]);
  const changes = await Promise.all(
    records.map(async (record) => ({
      id: record.id,
      kind: record.kind,
      title: asText((await openRecord(account, record.id, record.content)).title),
      at: record.at.getTime(),
    })),
  );
  return { entries: connector.sandbox.records(state).slice(0, SHOWN), changes, changeCount, switches: knownSwitches(row.switches) };
}

export function switchAccount(account: SandboxAccount, switches: readonly SandboxSwitch[]): Promise<boolean> {
  return updateSandboxState(account.workspaceId, account.connectionId, { switches: [...switches] });
}

/** Back to the data of the first day: records, ledger and switches are gone. */
export function resetAccount(account: SandboxAccount, connector: Connector): Promise<boolean> {
  return inTransaction(async (tx) => {
    if ((await lockSandboxState(account.workspaceId, account.connectionId, tx)) === null) return false;
    await deleteSandboxRecords(account.workspaceId, account.connectionId, tx);
    return updateSandboxState(
      account.workspaceId,
      account.connectionId,
      { state: await sealRecord(account, "state", connector.sandbox.initial), switches: [] },
      tx,
    );
  });
}
