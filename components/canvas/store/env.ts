import type { Catalog, CatalogConnection } from "#server/flow/catalog.ts";

/** What the editor knows beside the graph: the apps, and this team's accounts. */
export interface FlowEnv {
  readonly catalog: Catalog;
  readonly connections: readonly CatalogConnection[];
}

export const emptyEnv: FlowEnv = { catalog: { connectors: {} }, connections: [] };

export function connectionOf(env: FlowEnv, id: string | null): CatalogConnection | undefined {
  return id === null ? undefined : env.connections.find((one) => one.id === id);
}

/** The account that a new step of this app starts with: the only one, or a working real one before a sandbox. */
export function likelyConnection(env: FlowEnv, connector: string): string | null {
  const fitting = env.connections.filter((one) => one.connector === connector);
  const ranked = fitting.toSorted((a, b) => rank(a) - rank(b));
  return ranked[0]?.id ?? null;
}

function rank(connection: CatalogConnection): number {
  return (connection.health === "working" ? 0 : 2) + (connection.sandbox ? 1 : 0);
}
