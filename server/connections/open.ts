import type { WorkspaceId } from "#db/ids.ts";
import { type FoundConnection, findConnection, touchConnection } from "#db/queries/connections.ts";
import type { Account } from "#server/connectors/runtime/account.ts";
import { sandboxBaseUrl } from "#server/sandbox/listener.ts";
import { effectsOf } from "./effects.ts";
import { openSecrets, textsOf } from "./vault.ts";

/** An account ready for calls. `health` is what the last call left. */
export interface OpenAccount extends Account {
  readonly health: "working" | "broken";
  /** It came by somebody's consent, so that its access can end and be renewed. */
  readonly consented: boolean;
  /** Of its secrets: a renewal names the one it replaces. */
  readonly revision: number;
  /** When the access token ends, as `performance.now()` will say; null when that is not known. */
  readonly accessEndsAt: number | null;
}

// A busy flow asks for its three accounts hundreds of times a second; what was read is believed this long.
const BELIEVED_MS = 2_000;
const MOST_KEPT = 1_000;
const TOUCH_MS = 60_000;

interface Kept {
  readonly until: number;
  readonly account: Promise<OpenAccount | null>;
}

const kept = new Map<string, Kept>();
const touched = new Map<string, number>();

/**
 * The account for the runner and the hook door; null when it was removed. Secrets are opened only when `secrets()` is
 * called. A change made by another process is seen within two seconds, one of this process at once.
 */
export function openAccount(workspaceId: WorkspaceId, id: string): Promise<OpenAccount | null> {
  const place = `${workspaceId}|${id}`;
  const now = performance.now();
  const known = kept.get(place);
  if (known !== undefined && known.until > now) return known.account;
  if (kept.size >= MOST_KEPT) kept.clear();
  const account = load(workspaceId, id, place, now);
  kept.set(place, { until: now + BELIEVED_MS, account });
  account.catch(() => kept.delete(place));
  return account;
}

/** Makes the next `openAccount` read again. */
export function forgetAccount(workspaceId: WorkspaceId, id: string): void {
  kept.delete(`${workspaceId}|${id}`);
}

async function load(workspaceId: WorkspaceId, id: string, place: string, now: number): Promise<OpenAccount | null> {
  const row = await findConnection(workspaceId, id);
  if (row === null) return null;
  if ((touched.get(place) ?? Number.NEGATIVE_INFINITY) + TOUCH_MS < now) {
    if (touched.size >= MOST_KEPT) touched.clear();
    touched.set(place, now);
    await touchConnection(workspaceId, id);
  }
  return accountOf(row);
}

/** A stored row as an account. Cleared secrets open as none, so that the egress door refuses the call. */
export async function accountOf(row: FoundConnection): Promise<OpenAccount> {
  const { workspaceId, id, connector, secrets } = row;
  let opened: ReturnType<typeof openSecrets> | null = null;
  return {
    id,
    connector,
    auth: row.auth,
    vars: textsOf(JSON.parse(row.vars)),
    allowedEffects: effectsOf(row.allowedEffects),
    health: row.health,
    consented: row.consented,
    revision: row.secretsRevision,
    // The database has worked out what is left: this machine's clock has no say in it.
    accessEndsAt: row.accessLeftMs === null ? null : performance.now() + row.accessLeftMs,
    sandbox: row.sandbox ? { baseUrl: await sandboxBaseUrl({ workspaceId, connectionId: id, connector }) } : null,
    secrets: () => {
      opened ??= secrets === null ? Promise.resolve({}) : openSecrets(workspaceId, id, secrets);
      return opened;
    },
  };
}
