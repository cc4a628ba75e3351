import { z } from "zod";
import { byId, id, name } from "../inputs.ts";
import { notReady } from "../not-ready.ts";
import { procedure, router } from "../trpc.ts";
import type { AccountRow, AccountTest } from "../views/accounts.ts";

const connector = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const effects = z.array(z.enum(["read", "create", "update", "upsert", "delete"]));
const typedIn = z.record(z.string().max(40), z.string().max(4_000));

export const accountsRouter = router({
  list: procedure.role("viewer").query(() => notReady<AccountRow[]>()),
  createSandbox: procedure
    .role("editor")
    .input(z.object({ connector, name: name.optional() }))
    .mutation(() => notReady<{ id: string }>()),
  createKey: procedure
    .role("admin")
    .input(z.object({ connector, auth: z.string().max(40), name, vars: typedIn, secrets: typedIn, allowedEffects: effects.optional() }))
    .mutation(() => notReady<{ id: string; organisation: string | null }>()),
  test: procedure
    .role("operator")
    .input(byId)
    .mutation(() => notReady<AccountTest>()),
  rename: procedure
    .role("editor")
    .input(z.object({ id, name }))
    .mutation(() => notReady<void>()),
  remove: procedure
    .role("admin")
    .input(byId)
    .mutation(() => notReady<void>()),
});
