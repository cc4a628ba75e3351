import type { Auth } from "../contract.ts";

export const apiKey = {
  kind: "apiKey",
  id: "api_key",
  title: "API key",
  help: "Ask the team that runs your inventory system for a key that may change stock.",
  fields: {
    type: "object",
    properties: { apiKey: { type: "string", title: "API key", secret: true, minLength: 8, maxLength: 255 } },
    required: ["apiKey"],
  },
  apply: { headers: { "x-api-key": "{secret.apiKey}" } },
  test: { method: "GET", path: "/stock-levels?limit=1", organisation: [] },
} as const satisfies Auth;
