import { memberRole, type Role } from "#db/schema/workspaces.ts";

export type { Role };

export const roles = memberRole.enumValues;

/** Each may do everything the ones with a lower rank may. */
const rank: { readonly [role in Role]: number } = { owner: 4, admin: 3, editor: 2, operator: 1, viewer: 0 };

/** Whether `role` may do what asks for `minimum`. */
export function atLeast(role: Role, minimum: Role): boolean {
  return rank[role] >= rank[minimum];
}
