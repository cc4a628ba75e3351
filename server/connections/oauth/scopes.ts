import type { WorkspaceId } from "#db/ids.ts";
import type { Connector, OAuth } from "#server/connectors/contract.ts";

/** One permission that an app is asked for, in words, and what asks for it. */
export interface NeededScope {
  readonly scope: string;
  /** The end of "Patchbay will be able to …"; null when the connector has no words for it. */
  readonly sentence: string | null;
  /** Titles of the actions and triggers that need it; none for what every account needs. */
  readonly usedBy: readonly string[];
}

/** What an account is wanted for: by default everything that the app offers here. */
export interface ScopeWish {
  /** Ids of actions and triggers, as the steps name them. */
  readonly uses?: readonly string[];
}

/**
 * The permissions to ask for when an account of this app is connected. Every connect and reconnect asks here and nowhere
 * else, so that what the live flows of the workspace need can be worked out in this one place.
 */
export function neededScopes(_workspaceId: WorkspaceId, connector: Connector, auth: OAuth, wish: ScopeWish = {}): Promise<readonly NeededScope[]> {
  const all = [...Object.values(connector.operations), ...Object.values(connector.triggers)];
  const wanted = wish.uses === undefined ? all : all.filter(({ id }) => wish.uses?.includes(id));
  const scopes = new Set([...wanted.flatMap((use) => use.scopes), ...(auth.baseScopes ?? [])]);
  const needed = [...scopes].map((scope) => ({
    scope,
    sentence: connector.scopes?.[scope] ?? null,
    usedBy: auth.baseScopes?.includes(scope) ? [] : wanted.filter((use) => use.scopes.includes(scope)).map(({ title }) => title),
  }));
  return Promise.resolve(needed);
}

/** What was granted, with what it includes; null for apps without scopes. */
export function grantedScopes(auth: OAuth, asked: readonly string[], answered: readonly string[] | null): string[] | null {
  if (asked.length === 0) return null;
  const given = answered ?? asked;
  return [...new Set(given.flatMap((scope) => [scope, ...(auth.includes?.[scope] ?? [])]))];
}

/** Ask for access that lasts while nobody is signed in. Whether it was granted shows by itself, so apps need not repeat them. */
const lasting = ["offline_access", "refresh_token"];

/** Asked for and not granted. */
export function missingScopes(asked: readonly string[], granted: readonly string[] | null): readonly string[] {
  return granted === null ? [] : asked.filter((scope) => !lasting.includes(scope) && !granted.includes(scope));
}
