import { defineTrigger } from "../contract.ts";

/** Xero sends all that an app listens to, to one address, as ids; the flow reads what it needs. */
export const recordsChanged = defineTrigger({
  id: "records_changed",
  title: "Invoice or contact changed",
  description: "Starts when invoices, credit notes or contacts are made or changed. It says which; Read an invoice tells the rest.",
  kind: "webhook",
  output: {
    type: "object",
    title: "Changes",
    properties: {
      events: {
        type: "array",
        title: "Changes",
        items: {
          type: "object",
          title: "Change",
          properties: {
            resourceId: { type: "string", format: "uuid", title: "ID of what changed", meaning: "record.id" },
            resourceUrl: { type: "string", format: "uri", title: "Address for programs" },
            eventCategory: { type: "string", title: "What", meaning: "event.category", enum: ["INVOICE", "CONTACT", "CREDITNOTE", "SUBSCRIPTION"] },
            eventType: { type: "string", title: "Made or changed", meaning: "event.name", enum: ["CREATE", "UPDATE"] },
            eventDateUtc: { type: "string", title: "When", meaning: "updated_at" },
            tenantId: { type: "string", format: "uuid", title: "Organisation" },
            tenantType: { type: "string", title: "Kind of organisation" },
          },
          required: ["resourceId", "resourceUrl", "eventCategory", "eventType", "eventDateUtc", "tenantId", "tenantType"],
        },
      },
      firstEventSequence: { type: "number", integer: true, title: "Number of the first" },
      lastEventSequence: { type: "number", integer: true, title: "Number of the last" },
      entropy: { type: "string", title: "Delivery" },
    },
    required: ["events", "firstEventSequence", "lastEventSequence", "entropy"],
  },
  sample: {
    events: [
      {
        resourceId: "0b6c1f52-9f0d-4f0e-8a3f-000000000030",
        resourceUrl: "https://api.xero.com/api.xro/2.0/Invoices/0b6c1f52-9f0d-4f0e-8a3f-000000000030",
        eventCategory: "INVOICE",
        eventType: "UPDATE",
        eventDateUtc: "2026-11-20T09:41:29.123",
        tenantId: "4f7f2a10-6b1c-4f0e-9d43-1f0a6c2e5b77",
        tenantType: "ORGANISATION",
      },
    ],
    firstEventSequence: 31,
    lastEventSequence: 31,
    entropy: "S0m3R4nd0mT3xt",
  },
  scopes: ["accounting.invoices.read"],
  signature: { kind: "hmac", secret: "signingSecret", header: "x-xero-signature", algorithm: "sha256", encoding: "base64" },
  handshake: { kind: "probe", empty: ["events"] },
  setUp:
    "At developer.xero.com: your app, Webhooks. Paste this address as the delivery URL, choose what to hear of, save, copy the webhooks key into the account here, then send the intent to receive.",
  dedupe: { path: ["entropy"] },
  runTitle: "Changes in Xero",
  businessKeys: [],
  personalData: [],
  unverified: ["That a delivery which is sent again carries the same entropy text."],
});
