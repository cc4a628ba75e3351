import type { Auth } from "../contract.ts";

/** A refresh token of Xero can be used once; the new pair is stored before it is used. */
export const oauth = {
  kind: "oauth2",
  id: "oauth",
  authorizeUrl: "https://login.xero.com/identity/connect/authorize",
  tokenUrl: "https://identity.xero.com/connect/token",
  pkce: true,
  clientAuth: "basic",
  scopeSeparator: " ",
  extraParams: {},
  quirks: [],
  issuer: "https://identity.xero.com",
  revokeUrl: "https://identity.xero.com/connect/revocation",
  refresh: "singleUse",
  // Apps that were registered before March 2026 have one wider scope in place of several.
  includes: {
    "accounting.transactions": ["accounting.invoices", "accounting.invoices.read", "accounting.payments"],
    "accounting.transactions.read": ["accounting.invoices.read"],
    "accounting.invoices": ["accounting.invoices.read"],
    "accounting.contacts": ["accounting.contacts.read"],
    "accounting.settings": ["accounting.settings.read"],
  },
  baseScopes: ["offline_access", "accounting.settings.read"],
  ownApp: {
    url: "https://developer.xero.com/app/manage",
    help: "Make a web app, enter the address below as its redirect URI, and copy its client id and a client secret.",
  },
  discover: { url: "https://api.xero.com/connections", rows: [], value: ["tenantId"], title: ["tenantName"], var: "tenantId" },
  apply: { headers: { authorization: "Bearer {secret.accessToken}" } },
  test: { method: "GET", path: "/Organisation", organisation: ["Organisations", "0", "Name"], organisationId: ["Organisations", "0", "OrganisationID"] },
} as const satisfies Auth;
