import { unusedScopes } from "#server/flow/permissions.ts";
import { connectorOf } from "../connector.ts";
import { oauthOf } from "./method.ts";

/** What an account may do at its app, each in a few words. */
export interface GrantedPermissions {
  readonly used: readonly string[];
  /** Granted, and needed by no live flow. */
  readonly unused: readonly string[];
}

/** Null where nothing had to be granted. `uses`: ids of the actions and triggers that live flows do with the account. */
export function permissionsOf(
  account: { readonly connector: string; readonly scopes: readonly string[] | null },
  uses: readonly string[],
): GrantedPermissions | null {
  if (account.scopes === null) return null;
  const connector = connectorOf(account.connector);
  const auth = oauthOf(connector);
  const offered = [...Object.values(connector.operations), ...Object.values(connector.triggers)].filter(({ id }) => uses.includes(id));
  const needed = offered.flatMap(({ scopes }) => scopes.flatMap((scope) => [scope, ...(auth?.includes?.[scope] ?? [])]));
  const unused = unusedScopes(account.scopes, needed, auth?.baseScopes ?? []);
  const words = (scopes: readonly string[]) => scopes.map((scope) => connector.scopes?.[scope] ?? scope);
  return { used: words(account.scopes.filter((scope) => !unused.includes(scope))), unused: words(unused) };
}
