import type { Connector, Trigger } from "#server/connectors/contract.ts";
import type { HookRule } from "./hook.ts";

/** How deliveries of an app's trigger are read. */
export function appRule(trigger: Trigger, connector: Pick<Connector, "decimals"> = {}): HookRule {
  const { header, path, body } = trigger.dedupe;
  return {
    signature: trigger.signature,
    dedupe: { headers: header === undefined ? [] : [header.toLowerCase()], ...(path === undefined ? {} : { path }), ...(body === undefined ? {} : { body }) },
    topic: trigger.topic ?? null,
    ...(trigger.handshake === undefined ? {} : { handshake: trigger.handshake }),
    ...(trigger.accepts === "form" ? { form: true } : {}),
    ...(trigger.reads === undefined ? {} : { reads: trigger.reads }),
    ...(connector.decimals === undefined ? {} : { decimals: connector.decimals }),
    title: trigger.runTitle,
    businessKeys: trigger.businessKeys,
    objectOnly: true,
  };
}

/**
 * How deliveries of any other system are read: its address is its secret; the ids that Standard Webhooks and many
 * senders put in a header make a delivery the same delivery.
 */
export function plainRule(title: string): HookRule {
  return {
    signature: { kind: "url-secret" },
    dedupe: { headers: ["webhook-id", "idempotency-key", "x-webhook-id"] },
    topic: null,
    title: `${title} {id}`,
    businessKeys: [["id"], ["number"], ["name"], ["email"], ["order_id"], ["reference"]],
    objectOnly: false,
  };
}
