import type { WorkspaceId } from "#db/ids.ts";
import { type ConnectionSummary, listConnectionRows } from "#db/queries/connections.ts";
import { connectors } from "#server/connectors/index.ts";
import type { CatalogConnection, Effect } from "#server/flow/catalog.ts";
import { effectsOf } from "./effects.ts";

/** An account as it may be shown: its secrets are not in it, in any form. Times in milliseconds since 1970. */
export interface ConnectionView {
  readonly id: string;
  readonly connector: string;
  /** Which of the connector's ways to sign in. */
  readonly auth: string;
  /** Connected by signing in at the app (or at the simulated one). */
  readonly consented: boolean;
  readonly name: string;
  readonly organisation: string | null;
  /** Who connected it; null when that is nobody any more. */
  readonly owner: string | null;
  readonly sandbox: boolean;
  readonly health: "working" | "broken";
  /** Why it is broken, in a sentence. */
  readonly healthReason: string | null;
  readonly allowedEffects: readonly Effect[];
  /** When its access ends for good; null while it lasts, or is renewed by itself. */
  readonly endsAt: number | null;
  /** Granted permissions; null where the app knows none, or nobody had to grant them. */
  readonly scopes: readonly string[] | null;
  /** Last four characters of the key. */
  readonly hint: string | null;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}

export async function listConnections(workspaceId: WorkspaceId): Promise<readonly ConnectionView[]> {
  return (await listConnectionRows(workspaceId)).map(viewOf);
}

/** The accounts as the checker of flows sees them. */
export async function catalogConnections(workspaceId: WorkspaceId): Promise<readonly CatalogConnection[]> {
  const rows = await listConnectionRows(workspaceId);
  return rows.map(({ id, connector, name, sandbox, health, allowedEffects, scopes }) => ({
    id,
    connector,
    name,
    sandbox,
    health,
    allowedEffects: effectsOf(allowedEffects),
    scopes,
  }));
}

function viewOf(row: ConnectionSummary): ConnectionView {
  const { id, connector, auth, consented, name, organisation, owner, sandbox, health, healthReason, hint, scopes } = row;
  return {
    id,
    connector,
    auth,
    consented,
    name,
    organisation,
    owner,
    sandbox,
    health,
    healthReason,
    endsAt: endsAt(row),
    hint,
    scopes,
    allowedEffects: effectsOf(row.allowedEffects),
    createdAt: row.createdAt.getTime(),
    lastUsedAt: row.lastUsedAt?.getTime() ?? null,
  };
}

/** Access that can be renewed has no end that a person need know of. */
function endsAt({ connector, auth, tokenExpiresAt }: ConnectionSummary): number | null {
  const way = Object.hasOwn(connectors, connector) ? connectors[connector]?.auth.find(({ id }) => id === auth) : undefined;
  return way?.kind === "oauth2" && way.refresh === "none" ? (tokenExpiresAt?.getTime() ?? null) : null;
}
