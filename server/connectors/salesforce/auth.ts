import type { Auth } from "../contract.ts";

/** `harbour-homeware.my.salesforce.com`, and nothing outside of Salesforce. */
export const instance = "[a-z0-9][a-z0-9-]{0,79}(?:\\.[a-z0-9][a-z0-9-]{0,39}){0,3}\\.salesforce\\.com";

/** Salesforce says with the token where the organisation's own address is; nobody types it in. */
export const oauth = {
  kind: "oauth2",
  id: "oauth",
  authorizeUrl: "https://login.salesforce.com/services/oauth2/authorize",
  tokenUrl: "https://login.salesforce.com/services/oauth2/token",
  pkce: true,
  clientAuth: "body",
  scopeSeparator: " ",
  extraParams: {},
  quirks: ["no_expiry"],
  revokeUrl: "https://login.salesforce.com/services/oauth2/revoke",
  refresh: "reused",
  baseScopes: ["api", "refresh_token"],
  varsFromToken: { instance: { path: ["instance_url"], pattern: `^https://(${instance})/?$` } },
  ownApp: {
    url: "https://login.salesforce.com/lightning/setup/NavigationMenus/home",
    help: "In Setup: External Client App Manager, New. Enable OAuth with the scopes api and refresh_token, enter the address below as its callback URL, and copy its consumer key and consumer secret.",
  },
  apply: { headers: { authorization: "Bearer {secret.accessToken}" } },
  test: {
    method: "GET",
    path: "/query?q=SELECT%20Id,%20Name%20FROM%20Organization%20LIMIT%201",
    organisation: ["records", "0", "Name"],
    organisationId: ["records", "0", "Id"],
  },
} as const satisfies Auth;
