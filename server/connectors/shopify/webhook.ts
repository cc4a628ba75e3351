import type { SignatureRule, Trigger } from "../contract.ts";
import { register } from "./register.ts";

const signature: SignatureRule = { kind: "hmac", secret: "signingSecret", header: "x-shopify-hmac-sha256", algorithm: "sha256", encoding: "base64" };

/** What every webhook of Shopify shares: `orders/create` is registered as `ORDERS_CREATE`. */
export function webhook(topic: string): Pick<Trigger, "kind" | "signature" | "dedupe" | "topic" | "register"> {
  return {
    kind: "webhook",
    signature,
    dedupe: { header: "x-shopify-webhook-id", path: ["id"] },
    topic: { header: "x-shopify-topic", equals: topic },
    register: register(topic.replace("/", "_").toUpperCase()),
  };
}
