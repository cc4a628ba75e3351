import type { Connector, OAuth } from "#server/connectors/contract.ts";
import { AppError } from "#server/errors.ts";
import { connectorOf } from "../connector.ts";

/** How accounts of an app sign in there; null when they do not. */
export function oauthOf(connector: Connector): OAuth | null {
  return connector.auth.find((auth) => auth.kind === "oauth2") ?? null;
}

/** An app and its sign-in. @throws AppError not_found */
export function requireOauth(id: string): { readonly connector: Connector; readonly auth: OAuth } {
  const connector = connectorOf(id);
  const auth = oauthOf(connector);
  if (auth === null) throw new AppError("not_found", "not_found");
  return { connector, auth };
}

/** Vars that must be known before a person can be sent anywhere: they stand in the addresses of the sign-in itself. */
export function askedVars(auth: OAuth): readonly string[] {
  const names = [auth.authorizeUrl, auth.tokenUrl].flatMap((url) => [...url.matchAll(/\{vars\.([A-Za-z0-9_]+)\}/g)].map(([, name]) => name ?? ""));
  return [...new Set(names)];
}

/** The first of `names` that is missing or does not have its strict form. */
export function wrongAsked(connector: Connector, names: readonly string[], vars: { readonly [name: string]: string }): string | null {
  const wrong = names.find((name) => {
    const rule = connector.vars[name];
    const value = Object.hasOwn(vars, name) ? vars[name] : undefined;
    return rule === undefined || value === undefined || !new RegExp(`^(?:${rule.pattern})$`).test(value);
  });
  return wrong ?? null;
}
