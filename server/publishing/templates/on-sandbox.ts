import type { Access } from "#server/auth/access.ts";
import { allEffects } from "#server/connections/effects.ts";
import { catalogConnections } from "#server/connections/list.ts";
import { createSandboxAccount } from "#server/connections/sandbox-accounts.ts";
import type { CatalogConnection } from "#server/flow/catalog.ts";
import type { Graph, GraphNode } from "#server/flow/graph.ts";
import { connectorOf } from "../document.ts";

/** The graph with every step of an app on a sandbox account that may do everything, made when there is none. */
export async function onSandbox(access: Access, graph: Graph): Promise<Graph> {
  const apps = [...new Set(graph.nodes.map(connectorOf).filter((app) => app !== null))];
  const accounts = new Map<string, string>();
  for (const account of await catalogConnections(access.workspaceId)) {
    if (mayDoEverything(account) && !accounts.has(account.connector)) accounts.set(account.connector, account.id);
  }
  for (const connector of apps) {
    if (!accounts.has(connector)) accounts.set(connector, (await createSandboxAccount(access, { connector })).id);
  }
  return { ...graph, nodes: graph.nodes.map((node) => withAccount(node, accounts)) };
}

/** A template opens ready to run, so it takes no account that somebody has limited or granted only some permissions. */
function mayDoEverything({ sandbox, scopes, allowedEffects }: CatalogConnection): boolean {
  return sandbox && scopes === null && allEffects.every((effect) => allowedEffects.includes(effect));
}

function withAccount(node: GraphNode, accounts: ReadonlyMap<string, string>): GraphNode {
  if (node.kind !== "action" && node.kind !== "trigger") return node;
  const app = connectorOf(node);
  return app === null ? node : { ...node, connection: accounts.get(app) ?? null };
}
