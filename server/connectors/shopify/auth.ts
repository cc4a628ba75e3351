import type { Auth, TestCall } from "../contract.ts";

const test: TestCall = {
  method: "POST",
  path: "/graphql.json",
  body: { query: "query { shop { id name } }" },
  organisation: ["data", "shop", "name"],
  organisationId: ["data", "shop", "id"],
};

/** A custom app made in the shop's own admin: a token that does not expire, and the secret that signs its webhooks. */
export const adminToken = {
  kind: "apiKey",
  id: "admin_token",
  title: "Custom app",
  help: "In your shop's admin: Settings, Apps and sales channels, Develop apps. Give the app the permissions that your flows need, such as read_orders and write_orders, then copy its token and its API secret key.",
  fields: {
    type: "object",
    properties: {
      accessToken: { type: "string", title: "Admin API access token", secret: true, minLength: 8, maxLength: 255 },
      signingSecret: { type: "string", title: "API secret key", description: "Signs the shop's webhooks.", secret: true, minLength: 8, maxLength: 255 },
    },
    required: ["accessToken", "signingSecret"],
  },
  apply: { headers: { "x-shopify-access-token": "{secret.accessToken}" } },
  test,
} as const satisfies Auth;

/** Tokens that end are asked for: the only kind that new apps get. Writing includes reading, and the answer then leaves reading out. */
export const oauth = {
  kind: "oauth2",
  id: "oauth",
  authorizeUrl: "https://{vars.shop}.myshopify.com/admin/oauth/authorize",
  tokenUrl: "https://{vars.shop}.myshopify.com/admin/oauth/access_token",
  pkce: false,
  clientAuth: "body",
  scopeSeparator: ",",
  extraParams: {},
  quirks: ["no_token_type", "scope_as_list"],
  tokenParams: { expiring: "1" },
  refresh: "singleUse",
  includes: {
    write_orders: ["read_orders"],
    write_customers: ["read_customers"],
    write_inventory: ["read_inventory"],
    write_merchant_managed_fulfillment_orders: ["read_merchant_managed_fulfillment_orders"],
  },
  appSecretAs: "signingSecret",
  callback: { hmac: "hmac", equals: { shop: "{vars.shop}.myshopify.com" } },
  ownApp: {
    url: "https://dev.shopify.com/dashboard",
    help: "Make an app, enter the address below under Allowed redirection URLs, and copy its client ID and client secret.",
  },
  apply: { headers: { "x-shopify-access-token": "{secret.accessToken}" } },
  test,
} as const satisfies Auth;
