import { uuidv7 } from "uuidv7";

/**
 * Proof that somebody may act in a workspace. Only `server/auth` makes one (from a session, a token or a stored row),
 * and every query takes one first, so that forgetting the check does not compile.
 */
export type WorkspaceId = string & { readonly __workspace: unique symbol };

/** A new id. UUIDv7: ordered by time, so that tables can be partitioned and paged by it. */
export function newId(): string {
  return uuidv7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(text: string): boolean {
  return UUID.test(text);
}

/** Mints the proof; the cast is the point. Call it where membership was just checked, or where a stored row names its workspace. */
export function asWorkspaceId(id: string): WorkspaceId {
  return id as WorkspaceId;
}

/** The smallest id that can have been made at `at` (milliseconds since 1970): bounds of a time range over ids. */
export function lowestIdAt(at: number): string {
  const hex = Math.max(0, Math.floor(at)).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** When an id was made, in milliseconds since 1970. */
export function timeOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
