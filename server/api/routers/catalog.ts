import type { Catalog } from "#server/flow/catalog.ts";
import { notReady } from "../not-ready.ts";
import { procedure } from "../trpc.ts";

export const catalog = procedure.role("viewer").query(() => notReady<Catalog>());
