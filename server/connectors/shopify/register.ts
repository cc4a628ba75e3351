import type { BodyTemplate, RegisterRule, RequestTemplate, Template } from "../contract.ts";

const graphql = (query: string, variables: { readonly [name: string]: Template }): RequestTemplate => ({
  method: "POST",
  path: "/graphql.json",
  body: { codec: "graphql", query, variables } satisfies BodyTemplate,
});

/** A topic's subscription of our address. Shopify takes no second one of the same topic and address. */
export function register(topic: string): RegisterRule {
  return {
    list: graphql("query ourWebhooks($uri: String!) { webhookSubscriptions(first: 50, uri: $uri) { nodes { id uri topic } } }", { uri: "{input.url}" }),
    rows: ["data", "webhookSubscriptions", "nodes"],
    id: ["id"],
    url: ["uri"],
    matches: { path: ["topic"], equals: topic },
    create: graphql(
      "mutation makeWebhook($topic: WebhookSubscriptionTopic!, $uri: String!) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri, format: JSON }) { webhookSubscription { id } userErrors { field message } } }",
      { topic, uri: "{input.url}" },
    ),
    remove: graphql("mutation dropWebhook($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { field message } } }", {
      id: "{input.id}",
    }),
  };
}
