import { listFloods } from "#server/monitor/list-floods.ts";
import { procedure, router } from "../trpc.ts";

export const monitorRouter = router({
  floods: procedure.role("viewer").query(({ ctx }) => listFloods(ctx.access)),
});
