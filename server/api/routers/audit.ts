import { z } from "zod";
import { checkAudit, readAudit } from "#server/auth/audit-log.ts";
import { procedure, router } from "../trpc.ts";

/** `cursor`: the sequence number that the page ends before; absent = the newest lines. */
const page = z.object({ cursor: z.int().min(1).nullable().default(null), limit: z.int().min(1).max(200).default(50) });

export const auditRouter = router({
  list: procedure
    .role("admin")
    .input(page)
    .query(({ ctx, input }) => readAudit(ctx.access, { before: input.cursor, limit: input.limit })),
  verify: procedure.role("admin").query(({ ctx }) => checkAudit(ctx.access)),
});
