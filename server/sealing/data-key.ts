import { randomBytes } from "node:crypto";
import type { WorkspaceId } from "#db/ids.ts";
import { addDataKey, anyDataKey, findDataKey, listDataKeys, removeDataKey, replaceDataKey } from "#db/queries/data-keys.ts";
import { type Keyring, keyring } from "./keyring.ts";
import { KEY_BYTES } from "./seal.ts";

const CACHE_LIMIT = 10_000;
const cache = new Map<string, Promise<Buffer>>();

/** The key that seals payloads of a workspace. Kept in memory; made at first use. */
export function workspaceKey(workspaceId: WorkspaceId): Promise<Buffer> {
  return dataKey(workspaceId, "workspace");
}

/** The key of one subject of a workspace, such as `connection:<id>`. Kept in memory; made at first use. */
export function dataKey(workspaceId: WorkspaceId, subject: string): Promise<Buffer> {
  const place = placeOf(workspaceId, subject);
  const known = cache.get(place);
  if (known !== undefined) return known;
  const loading = loadOrMake(workspaceId, subject, place);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(place, loading);
  loading.catch(() => cache.delete(place));
  return loading;
}

/** Erases a key for good, and with it everything it sealed. Other processes forget it at their next start. */
export async function eraseDataKey(workspaceId: WorkspaceId, subject: string): Promise<void> {
  await removeDataKey(workspaceId, subject);
  cache.delete(placeOf(workspaceId, subject));
}

async function loadOrMake(workspaceId: WorkspaceId, subject: string, place: string): Promise<Buffer> {
  const found = await findDataKey(workspaceId, subject);
  const wrapped = found ?? (await addDataKey(workspaceId, subject, keyring().wrap(place, randomBytes(KEY_BYTES))));
  return keyring().unwrap(place, wrapped);
}

/** Whether the database holds keys, and whether `ring` opens them. */
export async function ringFits(ring: Keyring | null): Promise<"fits" | "empty" | "lost" | "wrong"> {
  const row = await anyDataKey();
  if (row === null) return "empty";
  if (ring === null) return "lost";
  try {
    ring.unwrap(placeOf(row.workspaceId, row.subject), row.wrapped);
    return "fits";
  } catch {
    return "wrong";
  }
}

export interface Rewrapped {
  /** Keys that an older key of the ring had wrapped, and the newest wraps now. */
  readonly renewed: number;
  /** All keys that were looked at. */
  readonly seen: number;
}

const PAGE = 500;

/**
 * Wraps every data key with the first key of the ring. What the data keys seal is untouched, so nothing is read or locked
 * meanwhile. Running it again, or twice at once, changes nothing more. Throws `CannotOpen` when the ring lacks a key.
 */
export async function rewrapDataKeys(ring: Keyring): Promise<Rewrapped> {
  let renewed = 0;
  let seen = 0;
  for (let rows = await listDataKeys(null, PAGE); rows.length > 0; rows = await listDataKeys(rows.at(-1) ?? null, PAGE)) {
    for (const row of rows) {
      seen += 1;
      if (!ring.isOld(row.wrapped)) continue;
      const place = placeOf(row.workspaceId, row.subject);
      if (await replaceDataKey(row, ring.wrap(place, ring.unwrap(place, row.wrapped)))) renewed += 1;
    }
  }
  return { renewed, seen };
}

/** Whether an older key of the ring still wraps something. */
export async function isHalfRotated(ring: Keyring): Promise<boolean> {
  for (let rows = await listDataKeys(null, PAGE); rows.length > 0; rows = await listDataKeys(rows.at(-1) ?? null, PAGE))
    if (rows.some(({ wrapped }) => ring.isOld(wrapped))) return true;
  return false;
}

function placeOf(workspaceId: string, subject: string): string {
  return `${workspaceId}|${subject}`;
}
