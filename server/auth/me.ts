import { findWorkspaceName } from "#db/queries/members.ts";
import type { Role } from "./roles.ts";
import type { SignedIn } from "./sessions.ts";

export interface Me {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly workspace: { readonly id: string; readonly name: string };
  readonly role: Role;
  readonly sessionId: string;
}

/** Who is signed in, where and as what. */
export async function describeMe(access: SignedIn): Promise<Me> {
  const { userId: id, name, email, sessionId } = access.actor;
  const workspace = { id: access.workspaceId, name: (await findWorkspaceName(access.workspaceId)) ?? "" };
  return { user: { id, name, email }, workspace, role: access.role, sessionId };
}
