import type { Auth } from "../contract.ts";

/** Keys that people made by hand (API tokens) are ending at Zendesk and cannot be made any more, so there is only this way. */
export const oauth = {
  kind: "oauth2",
  id: "oauth",
  authorizeUrl: "https://{vars.subdomain}.zendesk.com/oauth/authorizations/new",
  tokenUrl: "https://{vars.subdomain}.zendesk.com/oauth/tokens",
  pkce: true,
  clientAuth: "body",
  scopeSeparator: " ",
  extraParams: {},
  quirks: ["no_expiry"],
  tokenBody: "json",
  refresh: "singleUse",
  baseScopes: ["users:read"],
  ownApp: {
    url: "https://developer.zendesk.com/documentation/api-basics/authentication/oauth/",
    help: "In your help desk's Admin Center: Apps and integrations, APIs, OAuth clients, Add. Enter the address below as its redirect URL, and copy its identifier and its secret.",
  },
  apply: { headers: { authorization: "Bearer {secret.accessToken}" } },
  test: { method: "GET", path: "/users/me", organisation: ["user", "name"] },
} as const satisfies Auth;
