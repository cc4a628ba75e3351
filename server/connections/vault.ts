import type { WorkspaceId } from "#db/ids.ts";
import { dataKey, eraseDataKey } from "#server/sealing/data-key.ts";
import { open, seal } from "#server/sealing/seal.ts";

/** Secrets of an account: typed keys, or the token set of a sign-in (`accessToken`, `refreshToken`). */
export type Secrets = { readonly [name: string]: string };

/** The account's own key: erasing it ends every copy of its secrets, in backups of the database too when the ring is kept elsewhere. */
const subject = (connectionId: string): string => `connection:${connectionId}`;

/** Binds the bytes to workspace, account and field; `seal` adds the version, and the data key is itself bound to its place and ring key. */
const place = (workspaceId: WorkspaceId, connectionId: string, field: string): string =>
  `connection|${workspaceId}|${connectionId}|${field}|${subject(connectionId)}`;

/** Each field is sealed for itself, so that none can be put in the place of another; the names stand in clear. */
export async function sealSecrets(workspaceId: WorkspaceId, connectionId: string, secrets: Secrets): Promise<Buffer> {
  const key = await dataKey(workspaceId, subject(connectionId));
  const sealed = Object.entries(secrets).map(([field, text]) => [
    field,
    seal(key, place(workspaceId, connectionId, `field:${field}`), Buffer.from(text)).toString("base64"),
  ]);
  return Buffer.from(JSON.stringify(Object.fromEntries(sealed)));
}

/** Throws `CannotOpen` for bytes of another account, workspace or field, and for changed ones. */
export async function openSecrets(workspaceId: WorkspaceId, connectionId: string, sealed: Buffer): Promise<Secrets> {
  const key = await dataKey(workspaceId, subject(connectionId));
  // Accounts that were stored before fields had seals of their own: one seal around all of them.
  if (sealed[0] !== OPEN_BRACE) return textsOf(JSON.parse(open(key, place(workspaceId, connectionId, "secrets"), sealed).toString()));
  const fields = Object.entries(textsOf(JSON.parse(sealed.toString())));
  const opened = fields.map(([field, text]) => [field, open(key, place(workspaceId, connectionId, `field:${field}`), Buffer.from(text, "base64")).toString()]);
  return Object.fromEntries(opened);
}

const OPEN_BRACE = 0x7b;

export function eraseSecrets(workspaceId: WorkspaceId, connectionId: string): Promise<void> {
  return eraseDataKey(workspaceId, subject(connectionId));
}

/** The texts of a record; anything else in it is left out. */
export function textsOf(value: unknown): Secrets {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
