import type { WorkspaceId } from "#db/ids.ts";
import { dataKey, eraseDataKey } from "#server/sealing/data-key.ts";
import { open, seal } from "#server/sealing/seal.ts";

/** Secrets of an account: typed keys, or the token set of a sign-in (`accessToken`, `refreshToken`). */
export type Secrets = { readonly [name: string]: string };

/** The account's own key: erasing it ends every copy of its secrets, in backups of the database too when the ring is kept elsewhere. */
const subject = (connectionId: string): string => `connection:${connectionId}`;

/** Binds the bytes to workspace, account and field; `seal` adds the version, and the data key is itself bound to its place and ring key. */
const place = (workspaceId: WorkspaceId, connectionId: string): string => `connection|${workspaceId}|${connectionId}|secrets|${subject(connectionId)}`;

export async function sealSecrets(workspaceId: WorkspaceId, connectionId: string, secrets: Secrets): Promise<Buffer> {
  return seal(await dataKey(workspaceId, subject(connectionId)), place(workspaceId, connectionId), Buffer.from(JSON.stringify(secrets)));
}

/** Throws `CannotOpen` for bytes of another account or workspace, and for changed ones. */
export async function openSecrets(workspaceId: WorkspaceId, connectionId: string, sealed: Buffer): Promise<Secrets> {
  const parsed: unknown = JSON.parse(open(await dataKey(workspaceId, subject(connectionId)), place(workspaceId, connectionId), sealed).toString());
  return textsOf(parsed);
}

export function eraseSecrets(workspaceId: WorkspaceId, connectionId: string): Promise<void> {
  return eraseDataKey(workspaceId, subject(connectionId));
}

/** The texts of a record; anything else in it is left out. */
export function textsOf(value: unknown): Secrets {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
