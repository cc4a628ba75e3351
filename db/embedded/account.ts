import { chownSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Who PostgreSQL runs as. `null`: ourselves. */
export type Account = { readonly uid: number; readonly gid: number } | null;

const USUAL_NOBODY = { uid: 65_534, gid: 65_534 };

/** PostgreSQL refuses to run as root, so root hands it to `nobody`; everybody else runs it themselves. */
export function databaseAccount(): Account {
  if (process.getuid?.() !== 0) return null;
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || gid === undefined ? USUAL_NOBODY : { uid: Number(uid), gid: Number(gid) };
}

/** Whether the account can walk down to `folder`: every folder above it, and itself, lets it pass. */
export function canReach(account: Account, folder: string): boolean {
  if (account === null) return true;
  const { mode, uid, gid } = statSync(folder);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  const parent = dirname(folder);
  return (mode & bit) !== 0 && (parent === folder || canReach(account, parent));
}

export function giveTo(account: Account, path: string): void {
  if (account !== null) chownSync(path, account.uid, account.gid);
}
