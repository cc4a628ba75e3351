import { catalog as build } from "#server/publishing/catalog.ts";
import { procedure } from "../trpc.ts";

export const catalog = procedure.role("viewer").query(() => build());
