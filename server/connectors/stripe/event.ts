import type { ObjectShape } from "#server/flow/shape.ts";
import type { ReadRule, SignatureRule } from "../contract.ts";

/** Several `v1` stand in one header while a secret is being changed. */
export const signature: SignatureRule = {
  kind: "hmac",
  secret: "signingSecret",
  header: "stripe-signature",
  algorithm: "sha256",
  encoding: "hex",
  signs: ["timestamp", ".", "body"],
  timestamp: { field: "t", signatureField: "v1", unit: "s" },
};

/** The envelope that every event comes in. */
export function eventOf(object: ObjectShape): ObjectShape {
  return {
    type: "object",
    properties: {
      id: { type: "string", title: "Event ID", meaning: "event.id" },
      type: { type: "string", title: "Kind of event" },
      created: { type: "string", format: "date-time", title: "Happened", meaning: "created_at" },
      livemode: { type: "boolean", title: "Real money" },
      data: { type: "object", title: "Data", properties: { object }, required: ["object"] },
    },
    required: ["id", "type", "created", "livemode", "data"],
  };
}

export const eventReads: readonly ReadRule[] = [{ as: "epoch", at: ["created"] }];

export function setUp(type: string): string {
  return `In the Stripe dashboard: Developers, Webhooks, Add endpoint. Paste the address, choose only the event ${type}, then copy the endpoint's signing secret into the account.`;
}
