import type { OAuth } from "#server/connectors/contract.ts";

/** How the connector `books` signs in at the authorization server. */
export function signInAt(origin: string): Partial<OAuth> {
  return { authorizeUrl: `${origin}/auth`, revokeUrl: `${origin}/token/revocation`, extraParams: { prompt: "login consent" } };
}
