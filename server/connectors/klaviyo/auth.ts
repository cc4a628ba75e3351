import type { Auth, TestCall } from "../contract.ts";

const test: TestCall = {
  method: "GET",
  path: "/accounts",
  organisation: ["data", "0", "attributes", "contact_information", "organization_name"],
  organisationId: ["data", "0", "id"],
};

export const oauth = {
  kind: "oauth2",
  id: "oauth",
  authorizeUrl: "https://www.klaviyo.com/oauth/authorize",
  tokenUrl: "https://a.klaviyo.com/oauth/token",
  pkce: true,
  clientAuth: "basic",
  scopeSeparator: " ",
  extraParams: {},
  quirks: [],
  revokeUrl: "https://a.klaviyo.com/oauth/revoke",
  refresh: "reused",
  baseScopes: ["accounts:read"],
  ownApp: {
    url: "https://www.klaviyo.com/manage-apps",
    help: "Create an app, enter the address below as its redirect URL, choose its scopes, and copy its client ID and client secret.",
  },
  apply: { headers: { authorization: "Bearer {secret.accessToken}" } },
  test,
} as const satisfies Auth;

export const privateKey = {
  kind: "apiKey",
  id: "private_key",
  title: "Private API key",
  help: "In Klaviyo: your organisation's name, Settings, API keys, Create private API key. Choose a custom key with access to Accounts (read), Events, Profiles, Lists and Subscriptions, not a full one.",
  fields: {
    type: "object",
    properties: {
      apiKey: { type: "string", title: "Private API key", description: "Begins with pk_.", secret: true, minLength: 8, maxLength: 120 },
      signingSecret: {
        type: "string",
        title: "Webhook secret",
        description: "Only for flows that Klaviyo starts.",
        secret: true,
        minLength: 8,
        maxLength: 255,
      },
    },
    required: ["apiKey"],
  },
  apply: { headers: { authorization: "Klaviyo-API-Key {secret.apiKey}" } },
  test,
} as const satisfies Auth;
