import type { Auth, TestCall } from "../contract.ts";

const test: TestCall = { method: "GET", path: "/?fields=account_id,account_name", organisation: ["account_name"], organisationId: ["account_id"] };

export const apiKey = {
  kind: "apiKey",
  id: "api_key",
  title: "API key",
  help: "In Mailchimp: your profile, Extras, API keys. A key reaches the whole account: Mailchimp has no smaller ones.",
  fields: {
    type: "object",
    properties: {
      apiKey: {
        type: "string",
        title: "API key",
        description: "Ends in a dash and the data centre, such as -us21.",
        secret: true,
        minLength: 20,
        maxLength: 80,
      },
    },
    required: ["apiKey"],
  },
  varsFrom: { dc: { field: "apiKey", pattern: "-([a-z]{2,4}[0-9]{1,3})$" } },
  apply: { basic: { user: "patchbay", password: "{secret.apiKey}" } },
  test,
} as const satisfies Auth;

export const oauth = {
  kind: "oauth2",
  id: "oauth",
  authorizeUrl: "https://login.mailchimp.com/oauth2/authorize",
  tokenUrl: "https://login.mailchimp.com/oauth2/token",
  pkce: false,
  clientAuth: "body",
  scopeSeparator: " ",
  extraParams: {},
  quirks: ["no_expiry"],
  refresh: "none",
  ownApp: {
    url: "https://us1.admin.mailchimp.com/account/oauth2/",
    help: "Register an app, enter the address below as its redirect URI, and copy its client ID and client secret.",
  },
  discover: {
    url: "https://login.mailchimp.com/oauth2/metadata",
    apply: { headers: { authorization: "OAuth {secret.accessToken}" } },
    one: true,
    rows: [],
    value: ["dc"],
    title: ["accountname"],
    var: "dc",
  },
  apply: { headers: { authorization: "Bearer {secret.accessToken}" } },
  test,
} as const satisfies Auth;
