import type { Access } from "#server/auth/access.ts";
import { type ConnectionView, listConnections } from "#server/connections/list.ts";
import { type GrantedPermissions, permissionsOf } from "#server/connections/oauth/granted.ts";
import type { Effect } from "#server/flow/catalog.ts";
import { type AccountUse, accountUses } from "#server/publishing/account-uses.ts";
import { type LiveUse, liveUses } from "#server/publishing/live-uses.ts";

export interface AccountRow extends ConnectionView {
  /** Flows whose live version uses it: they stop when it goes. */
  readonly usedBy: readonly AccountUse[];
  /** The steps of those flows that do something with it; `effect` is null for triggers. */
  readonly steps: readonly { readonly flow: string; readonly step: string; readonly effect: Effect | null }[];
  /** Null where nothing had to be granted at the app. */
  readonly permissions: GrantedPermissions | null;
}

/** The accounts of the workspace and what needs them. */
export async function listAccounts(access: Access): Promise<AccountRow[]> {
  const [rows, flows, live] = await Promise.all([listConnections(access.workspaceId), accountUses(access), liveUses(access)]);
  return rows.map((row) => withUses(row, flows.get(row.id) ?? [], live));
}

function withUses(row: ConnectionView, usedBy: readonly AccountUse[], live: readonly LiveUse[]): AccountRow {
  const own = live.filter(({ account }) => account === row.id);
  const steps = own.map(({ flow, step, effect }) => ({ flow: flow.name, step, effect }));
  const permissions = permissionsOf(
    row,
    own.map(({ use }) => use),
  );
  return { ...row, usedBy, steps, permissions };
}
