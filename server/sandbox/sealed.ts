import type { WorkspaceId } from "#db/ids.ts";
import { parseStored, printJson } from "#server/flow/json.ts";
import { asRecord } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import { workspaceKey } from "#server/sealing/data-key.ts";
import { open, seal } from "#server/sealing/seal.ts";

/** Which simulated account. */
export interface SandboxAccount {
  readonly workspaceId: WorkspaceId;
  readonly connectionId: string;
  readonly connector: string;
}

const place = (account: SandboxAccount, what: string): string => `sandbox|${account.workspaceId}|${account.connectionId}|${what}`;

/** What a simulated app holds came from real flows, so it is sealed like any payload. `what`: `state`, or the record's id. */
export async function sealRecord(account: SandboxAccount, what: string, value: ValueRecord): Promise<Buffer> {
  return seal(await workspaceKey(account.workspaceId), place(account, what), Buffer.from(printJson(value)));
}

export async function openRecord(account: SandboxAccount, what: string, sealed: Buffer): Promise<ValueRecord> {
  return asRecord(parseStored(open(await workspaceKey(account.workspaceId), place(account, what), sealed).toString()));
}
