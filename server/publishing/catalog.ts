import { buildCatalog } from "#server/connectors/catalog.ts";
import type { Catalog } from "#server/flow/catalog.ts";

let built: Catalog | null = null;

/** Every app as the palette and the checker see it. The same for all workspaces, so it is built once. */
export function catalog(): Catalog {
  built ??= buildCatalog();
  return built;
}
