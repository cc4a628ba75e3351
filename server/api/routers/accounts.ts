import { z } from "zod";
import { allowEffects, removeAccount, renameAccount } from "#server/connections/change.ts";
import { createKeyAccount, replaceKeys } from "#server/connections/key-accounts.ts";
import { lookupChoices } from "#server/connections/lookup.ts";
import { createSandboxAccount, readSandbox, resetSandbox, setSandboxSwitches } from "#server/connections/sandbox-accounts.ts";
import { testAccount } from "#server/connections/test-account.ts";
import { byId, id, name } from "../inputs.ts";
import { procedure, router } from "../trpc.ts";
import { listAccounts } from "../views/accounts.ts";

const connector = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const effects = z.array(z.enum(["read", "create", "update", "upsert", "delete"]));
const switches = z.array(z.enum(["reject", "slow", "rateLimit", "expired"]));
/** What a person typed into the form of an account, by field. */
const typedIn = z.record(z.string().max(40), z.string().max(4_000));
const keys = { vars: typedIn, secrets: typedIn };

export const accountsRouter = router({
  list: procedure.role("viewer").query(({ ctx }) => listAccounts(ctx.access)),
  createSandbox: procedure
    .role("editor")
    .input(z.object({ connector, name: name.optional() }))
    .mutation(({ ctx, input }) => createSandboxAccount(ctx.access, { connector: input.connector, ...(input.name && { name: input.name }) })),
  createKey: procedure
    .role("admin")
    .input(z.object({ connector, auth: z.string().max(40), name, ...keys, allowedEffects: effects.default(["read", "create", "update", "upsert", "delete"]) }))
    .mutation(({ ctx, input }) => createKeyAccount(ctx.access, input)),
  replaceKeys: procedure
    .role("admin")
    .input(z.object({ id, ...keys }))
    .mutation(({ ctx, input: { id: account, ...typed } }) => replaceKeys(ctx.access, account, typed)),
  test: procedure
    .role("operator")
    .input(byId)
    .mutation(({ ctx, input }) => testAccount(ctx.access, input.id)),
  rename: procedure
    .role("editor")
    .input(z.object({ id, name }))
    .mutation(({ ctx, input }) => renameAccount(ctx.access, input.id, input.name)),
  allow: procedure
    .role("admin")
    .input(z.object({ id, allowedEffects: effects }))
    .mutation(({ ctx, input }) => allowEffects(ctx.access, input.id, input.allowedEffects)),
  remove: procedure
    .role("admin")
    .input(byId)
    .mutation(({ ctx, input }) => removeAccount(ctx.access, input.id)),
  /** The live choices of a field, such as the audiences of an account. */
  choices: procedure
    .role("editor")
    .input(z.object({ id, lookup: z.string().max(60), given: z.record(z.string().max(60), z.string().max(255)).optional() }))
    .query(({ ctx, input }) => lookupChoices(ctx.access, { account: input.id, lookup: input.lookup, given: input.given ?? {} })),
  sandbox: procedure
    .role("operator")
    .input(byId)
    .query(({ ctx, input }) => readSandbox(ctx.access, input.id)),
  setSwitches: procedure
    .role("editor")
    .input(z.object({ id, switches }))
    .mutation(({ ctx, input }) => setSandboxSwitches(ctx.access, input.id, input.switches)),
  resetSandbox: procedure
    .role("editor")
    .input(byId)
    .mutation(({ ctx, input }) => resetSandbox(ctx.access, input.id)),
});
