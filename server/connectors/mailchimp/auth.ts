import type { Auth, TestCall } from "../contract.ts";

const test: TestCall = { method: "GET", path: "/?fields=account_name", organisation: ["account_name"] };

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
  discover: { url: "https://login.mailchimp.com/oauth2/metadata", rows: [], value: ["dc"], title: ["accountname"], var: "dc" },
  apply: { headers: { authorization: "Bearer {secret.accessToken}" } },
  test,
} as const satisfies Auth;
