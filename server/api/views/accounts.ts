import type { Access } from "#server/auth/access.ts";
import { type ConnectionView, listConnections } from "#server/connections/list.ts";
import { type AccountUse, accountUses } from "#server/publishing/account-uses.ts";

export interface AccountRow extends ConnectionView {
  /** Flows whose live version uses it: they stop when it goes. */
  readonly usedBy: readonly AccountUse[];
}

/** The accounts of the workspace and what needs them. */
export async function listAccounts(access: Access): Promise<AccountRow[]> {
  const [rows, uses] = await Promise.all([listConnections(access.workspaceId), accountUses(access)]);
  return rows.map((row) => ({ ...row, usedBy: uses.get(row.id) ?? [] }));
}
