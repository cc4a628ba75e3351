import { initTRPC } from "@trpc/server";
import { atLeast, type Role } from "#server/auth/roles.ts";
import { AppError } from "#server/errors.ts";
import type { Context } from "./context.ts";
import { shapeError, toTransport } from "./errors.ts";

/** Who may call a procedure: anybody (`open`), or members with at least a role. Read by the test over all procedures. */
export interface Meta {
  readonly access: "open" | Role;
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    errorFormatter: shapeError,
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 30_000 } },
  });

export const router = t.router;

/** Errors of the rooms become errors of the transport here, once. */
const base = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok) throw toTransport(result.error);
  return result;
});

/** The only way to make a procedure: saying who may call it comes first. */
export const procedure = {
  /** For people who are not signed in. */
  open: () => base.meta({ access: "open" }),
  /** For members whose role is `minimum` or more; `ctx.access` proves it to the verbs. */
  role: (minimum: Role) =>
    base.meta({ access: minimum }).use(({ ctx, next }) => {
      if (!ctx.signedIn) throw new AppError("unauthenticated", "signed_out");
      if (!atLeast(ctx.signedIn.role, minimum)) throw new AppError("forbidden", "role_too_low", { needed: minimum, role: ctx.signedIn.role });
      return next({ ctx: { ...ctx, access: ctx.signedIn } });
    }),
};
