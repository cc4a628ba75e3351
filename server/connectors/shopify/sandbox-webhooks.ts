import { asNumber, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer } from "../contract.ts";
import { data, userError } from "./sandbox-answers.ts";

export function ourWebhooks(variables: ValueRecord, state: ValueRecord): SandboxAnswer {
  const nodes = Object.entries(asRecord(state.webhooks)).map(([id, row]) => ({ id, ...asRecord(row) }));
  return data("webhookSubscriptions", { nodes: nodes.filter((row) => asRecord(row).uri === variables.uri) }, state);
}

export function makeWebhook({ topic, uri }: ValueRecord, state: ValueRecord): SandboxAnswer {
  const refuse = (message: string): SandboxAnswer =>
    userError("webhookSubscriptionCreate", "webhookSubscription", ["webhookSubscription", "callbackUrl"], message, state);
  if (!asText(uri).startsWith("https://")) return refuse("Address protocol http:// is not supported");
  const taken = Object.values(asRecord(state.webhooks)).some((row) => asRecord(row).uri === uri && asRecord(row).topic === topic);
  if (taken) return refuse("Address for this topic has already been taken");
  const number = asNumber(state.next);
  const id = `gid://shopify/WebhookSubscription/${1_040_400_000 + number}`;
  const next = { ...state, next: number + 1, webhooks: { ...asRecord(state.webhooks), [id]: { uri: asText(uri), topic: asText(topic) } } };
  const title = `${asText(topic)} to ${asText(uri)}`;
  return data("webhookSubscriptionCreate", { webhookSubscription: { id }, userErrors: [] }, next, { kind: "webhook", id, title });
}

export function dropWebhook(variables: ValueRecord, state: ValueRecord): SandboxAnswer {
  const id = asText(variables.id);
  const { [id]: gone, ...webhooks } = asRecord(state.webhooks);
  if (gone === undefined) return userError("webhookSubscriptionDelete", "deletedWebhookSubscriptionId", ["id"], "Webhook subscription does not exist", state);
  const effect = { kind: "webhook", id, title: `${asText(asRecord(gone).topic)} removed` };
  return data("webhookSubscriptionDelete", { deletedWebhookSubscriptionId: id, userErrors: [] }, { ...state, webhooks }, effect);
}
