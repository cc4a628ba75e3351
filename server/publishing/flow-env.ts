import type { Access } from "#server/auth/access.ts";
import { catalogConnections } from "#server/connections/list.ts";
import type { Catalog, CatalogConnection } from "#server/flow/catalog.ts";
import { catalog } from "./catalog.ts";

/** What a flow is checked against: every app, and the workspace's accounts as they are now. */
export async function flowEnv(workspaceId: Access["workspaceId"]): Promise<{ catalog: Catalog; connections: readonly CatalogConnection[] }> {
  return { catalog: catalog(), connections: await catalogConnections(workspaceId) };
}
