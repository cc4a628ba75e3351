import type { Auth } from "../contract.ts";

export const apiKey = {
  kind: "apiKey",
  id: "api_key",
  title: "API key",
  help: "In the Google Cloud console: APIs & Services, Credentials, Create credentials, API key. Restrict it to the Geocoding, Directions and Distance Matrix APIs, and to the address of this server.",
  fields: {
    type: "object",
    properties: { apiKey: { type: "string", title: "API key", description: "Begins with AIza.", secret: true, minLength: 20, maxLength: 100 } },
    required: ["apiKey"],
  },
  apply: { query: { key: "{secret.apiKey}" } },
  test: { method: "GET", path: "/geocode/json?address=London", organisation: [] },
} as const satisfies Auth;
