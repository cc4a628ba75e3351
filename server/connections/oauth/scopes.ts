import type { Connector, OAuth } from "#server/connectors/contract.ts";

/** One permission that an app is asked for, in words, and what asks for it. */
export interface NeededScope {
  readonly scope: string;
  /** The end of "Patchbay will be able to …"; null when the connector has no words for it. */
  readonly sentence: string | null;
  /** The steps that need it; none for what every account needs. */
  readonly usedBy: readonly string[];
}

/** Something that an account is wanted for. */
export interface Wanted {
  /** Id of an action or trigger, as the steps name it. */
  readonly use: string;
  /** Who wants it, such as "Invoice in Order flow"; absent = the title of the action or trigger. */
  readonly by?: string;
}

/**
 * The permissions to ask for when an account of this app is connected: those of what it is wanted for and those without
 * which no account works, and no other. Every connect and reconnect asks here and nowhere else.
 */
export function neededScopes(connector: Connector, auth: OAuth, wanted: readonly Wanted[]): readonly NeededScope[] {
  const offered = [...Object.values(connector.operations), ...Object.values(connector.triggers)];
  const base = auth.baseScopes ?? [];
  const by = new Map<string, readonly string[]>();
  for (const { use, by: who } of wanted) {
    const found = offered.find(({ id }) => id === use);
    for (const scope of found?.scopes ?? []) by.set(scope, [...new Set([...(by.get(scope) ?? []), who ?? found?.title ?? use])]);
  }
  return [...new Set([...by.keys(), ...base])].map((scope) => ({
    scope,
    sentence: connector.scopes?.[scope] ?? null,
    usedBy: base.includes(scope) ? [] : (by.get(scope) ?? []),
  }));
}

export function everythingOf(connector: Connector): readonly Wanted[] {
  return [...Object.values(connector.operations), ...Object.values(connector.triggers)].map(({ id: use }) => ({ use }));
}

/** What was granted, with what it includes; null where the app named none and was asked for none, as apps without scopes do. */
export function grantedScopes(auth: OAuth, asked: readonly string[], answered: readonly string[] | null, knowsScopes: boolean): string[] | null {
  if (asked.length === 0 && !knowsScopes) return null;
  const given = answered ?? asked;
  return [...new Set(given.flatMap((scope) => [scope, ...(auth.includes?.[scope] ?? [])]))];
}

/** Whether the app limits access by scopes at all: then an account without any may do nothing that needs one. */
export function knowsScopes(connector: Connector): boolean {
  return [...Object.values(connector.operations), ...Object.values(connector.triggers)].some(({ scopes }) => scopes.length > 0);
}
