import type { Auth } from "../contract.ts";

/** A restricted key of the account, and the secret of the endpoint that sends its events. */
export const secretKey = {
  kind: "apiKey",
  id: "secret_key",
  title: "Restricted key",
  help: "In the Stripe dashboard: Developers, API keys, Create restricted key. Give it write access to customers, payment intents, refunds and invoices, and read access to the account; nothing else. Keys that begin with sk_ work too, but reach everything.",
  fields: {
    type: "object",
    properties: {
      apiKey: { type: "string", title: "Key", description: "Begins with rk_live_ or rk_test_.", secret: true, minLength: 16, maxLength: 255 },
      signingSecret: {
        type: "string",
        title: "Signing secret of the webhook",
        description: "Begins with whsec_. Needed only when a flow starts with Stripe: you see it after you have added the flow's address as an endpoint.",
        secret: true,
        minLength: 16,
        maxLength: 255,
      },
    },
    required: ["apiKey"],
  },
  apply: { headers: { authorization: "Bearer {secret.apiKey}" } },
  test: { method: "GET", path: "/account", organisation: ["settings", "dashboard", "display_name"] },
} as const satisfies Auth;
