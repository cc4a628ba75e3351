import { z } from "zod";
import { roles } from "#server/auth/roles.ts";
import { appRouter } from "./router.ts";

const definition = z.object({ type: z.enum(["query", "mutation", "subscription"]), meta: z.object({ access: z.enum(["open", ...roles]) }) });

export type ProcedureInfo = { readonly path: string } & z.output<typeof definition>;

/** For tests: every procedure of the API with who may call it. Throws for one that does not say. */
export function everyProcedure(): ProcedureInfo[] {
  return Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
    const known: unknown = Reflect.get(Object(procedure), "_def");
    return { path, ...definition.parse(known) };
  });
}
