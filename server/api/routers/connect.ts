import { z } from "zod";
import type { Access } from "#server/auth/access.ts";
import { removeApp, saveApp } from "#server/connections/oauth/app.ts";
import { decideAttempt, readAttempt } from "#server/connections/oauth/attempt.ts";
import { type BeginInput, beginConnect } from "#server/connections/oauth/begin.ts";
import { answerSimulated, readSimulated } from "#server/connections/oauth/simulated.ts";
import { byId, id } from "../inputs.ts";
import { procedure, router } from "../trpc.ts";
import { explainWish, wantedFor } from "../views/wanted.ts";

const connector = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
/** What the asking step, or a person, wants of the account; `by` only names it in what that person reads. */
const uses = z
  .array(z.object({ use: z.string().max(60), by: z.string().max(300).optional() }).transform(defined))
  .max(200)
  .optional();
const returnTo = z.string().max(2_000);
const text = z.string().max(500);
const request = { connector, state: text, challenge: text };

const begin = z.object({
  connector,
  vars: z.record(z.string().max(40), text).default({}),
  popup: z.boolean(),
  returnTo,
  uses,
});
const again = { purpose: z.enum(["reconnect", "switch"]), account: id };

/** Signing in at an app to connect an account; how it came out is asked for by the id of the try. */
export const connectRouter = router({
  explain: procedure
    .role("editor")
    .input(z.object({ connector, account: id.optional(), uses }))
    .query(({ ctx, input }) => explainWish(ctx.access, defined(input))),
  begin: procedure
    .role("admin")
    .input(begin)
    .mutation(({ ctx, input }) => begun(ctx.access, { ...defined(input), purpose: "connect", sandbox: false })),
  beginSandbox: procedure
    .role("editor")
    .input(begin)
    .mutation(({ ctx, input }) => begun(ctx.access, { ...defined(input), purpose: "connect", sandbox: true })),
  beginAgain: procedure
    .role("admin")
    .input(begin.extend(again))
    .mutation(({ ctx, input }) => begun(ctx.access, { ...defined(input), sandbox: false })),
  attempt: procedure
    .role("editor")
    .input(byId)
    .query(({ ctx, input }) => readAttempt(ctx.access, input.id)),
  decide: procedure
    .role("editor")
    .input(z.object({ id, organisation: text.optional(), partial: z.boolean().optional() }))
    .mutation(({ ctx, input: { id: attempt, ...decision } }) => decideAttempt(ctx.access, attempt, defined(decision))),
  saveApp: procedure
    .role("admin")
    .input(z.object({ connector, clientId: z.string().trim().min(3).max(300), secret: z.string().trim().min(3).max(500) }))
    .mutation(({ ctx, input }) => saveApp(ctx.access, input)),
  removeApp: procedure
    .role("admin")
    .input(z.object({ connector }))
    .mutation(({ ctx, input }) => removeApp(ctx.access, input.connector)),
  simulated: procedure
    .role("editor")
    .input(z.object(request))
    .query(({ ctx, input }) => readSimulated(ctx.access, input)),
  answerSimulated: procedure
    .role("editor")
    .input(
      z.object({
        ...request,
        answer: z.enum(["allow", "deny", "late"]),
        scopes: z.array(text).max(200),
        organisations: z.array(z.int().min(0).max(9)).max(10),
      }),
    )
    .mutation(({ ctx, input: { answer, scopes, organisations, ...asked } }) => answerSimulated(ctx.access, asked, { answer, scopes, organisations })),
});

/** Only what the live flows, the asking step or the person wants is asked for. */
async function begun(access: Access, wish: BeginInput): ReturnType<typeof beginConnect> {
  const uses = await wantedFor(access, wish);
  // A simulated account that nobody has picked anything for is there to try things with, and can do nothing real.
  if (wish.sandbox && wish.uses === undefined && uses.length === 0) return beginConnect(access, wish);
  return beginConnect(access, { ...wish, uses });
}

type Defined<T> = { readonly [Key in keyof T]: Exclude<T[Key], undefined> };

/** Without the fields that were left out: under exact optional types a field is given or absent, never undefined. */
function defined<T extends object>(input: T): Defined<T> {
  // The cast states what the filter does; no type can follow it through entries.
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Defined<T>;
}
