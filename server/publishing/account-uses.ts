import { listAccountUses } from "#db/queries/flow-versions.ts";
import type { Access } from "#server/auth/access.ts";

export interface AccountUse {
  readonly id: string;
  readonly name: string;
}

/** By account id: the flows whose live version needs it. */
export async function accountUses({ workspaceId }: Access): Promise<ReadonlyMap<string, readonly AccountUse[]>> {
  const uses = new Map<string, AccountUse[]>();
  for (const { id, name, accounts } of await listAccountUses(workspaceId)) {
    for (const account of accounts) uses.set(account, [...(uses.get(account) ?? []), { id, name }]);
  }
  return uses;
}
