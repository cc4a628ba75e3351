import type { WorkspaceId } from "#db/ids.ts";
import type { Role } from "#db/schema/workspaces.ts";

/** Who does something. Stored with runs and in the audit log, so that history can always say who it was. */
export type Actor =
  | { readonly kind: "user"; readonly userId: string; readonly name: string; readonly email: string; readonly sessionId: string }
  | { readonly kind: "token"; readonly tokenId: string; readonly name: string }
  | { readonly kind: "hook"; readonly triggerId: string }
  | { readonly kind: "schedule"; readonly triggerId: string }
  | { readonly kind: "poll"; readonly triggerId: string }
  | { readonly kind: "system"; readonly task: string };

/** Proof that the actor may act in the workspace; only `server/auth` makes one for a person. Every verb takes it first. */
export interface Access {
  readonly actor: Actor;
  readonly workspaceId: WorkspaceId;
  readonly role: Role;
}
