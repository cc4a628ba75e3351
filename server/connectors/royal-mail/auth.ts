import type { Auth } from "../contract.ts";

export const apiKey = {
  kind: "apiKey",
  id: "api_key",
  title: "API key",
  help: "In Click & Drop: Settings, Integrations, Add a new integration, Click & Drop API. Copy the API authorisation key.",
  fields: {
    type: "object",
    properties: { apiKey: { type: "string", title: "API authorisation key", secret: true, minLength: 16, maxLength: 255 } },
    required: ["apiKey"],
  },
  apply: { headers: { authorization: "Bearer {secret.apiKey}" } },
  // The version says nothing of whose key it is; one order is the least that only the owner may read.
  test: { method: "GET", path: "/orders?pageSize=1", organisation: [] },
} as const satisfies Auth;
