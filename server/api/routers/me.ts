import { z } from "zod";
import { changePassword } from "#server/auth/change-password.ts";
import { invite, listInvites, revokeInvite } from "#server/auth/invites.ts";
import { describeMe } from "#server/auth/me.ts";
import { endOwnSession, listOwnSessions, signOutEverywhere } from "#server/auth/own-sessions.ts";
import { PASSWORD_MAX, PASSWORD_MIN } from "#server/auth/owner.ts";
import { roles } from "#server/auth/roles.ts";
import { changeRole, listTeam, removeMember } from "#server/auth/team.ts";
import { procedure, router } from "../trpc.ts";

export const me = procedure.role("viewer").query(({ ctx }) => describeMe(ctx.access));

export const teamRouter = router({
  list: procedure.role("viewer").query(({ ctx }) => listTeam(ctx.access)),
  changeRole: procedure
    .role("admin")
    .input(z.object({ userId: z.uuid(), role: z.enum(roles) }))
    .mutation(({ ctx, input }) => changeRole(ctx.access, input)),
  remove: procedure
    .role("admin")
    .input(z.object({ userId: z.uuid() }))
    .mutation(({ ctx, input }) => removeMember(ctx.access, input.userId)),
  invite: procedure
    .role("admin")
    .input(z.object({ email: z.string().max(254), role: z.enum(roles) }))
    .mutation(({ ctx, input }) => invite(ctx.access, input)),
  invites: procedure.role("admin").query(({ ctx }) => listInvites(ctx.access)),
  revokeInvite: procedure
    .role("admin")
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => revokeInvite(ctx.access, input.id)),
});

export const sessionsRouter = router({
  list: procedure.role("viewer").query(({ ctx }) => listOwnSessions(ctx.access)),
  revoke: procedure
    .role("viewer")
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => endOwnSession(ctx.access, input.id)),
  signOutEverywhere: procedure.role("viewer").mutation(({ ctx }) => signOutEverywhere(ctx.access)),
  changePassword: procedure
    .role("viewer")
    .input(z.object({ present: z.string().max(1_000), next: z.string().min(PASSWORD_MIN).max(PASSWORD_MAX) }))
    .mutation(({ ctx, input }) => changePassword(ctx.access, input)),
});
