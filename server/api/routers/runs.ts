import { z } from "zod";
import { eraseFiles } from "#server/files/files.ts";
import { cancel, openStep, retry } from "#server/publishing/audited-runs.ts";
import { replay } from "#server/publishing/replay.ts";
import { guarded } from "../errors.ts";
import { byId, id, nodeKey } from "../inputs.ts";
import { procedure, router } from "../trpc.ts";
import { viewRun, viewRuns } from "../views/runs.ts";
import { watchRun, watchRuns } from "../views/watch.ts";

const status = z.enum(["queued", "running", "waiting", "succeeded", "failed", "cancelled", "unknown"]);
/** Milliseconds since 1970. */
const time = z.int().min(0);
const list = z.object({
  status: z.array(status).optional(),
  flow: id.optional(),
  q: z.string().trim().max(200).optional(),
  from: time.optional(),
  to: time.optional(),
  mode: z.enum(["live", "test"]).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(50),
});
const step = z.object({ id, node: nodeKey, loopPath: z.string().max(200).default(""), attempt: z.int().min(1).optional() });

export const runsRouter = router({
  list: procedure
    .role("viewer")
    .input(list)
    .query(({ ctx, input }) => viewRuns(ctx.access, input)),
  get: procedure
    .role("viewer")
    .input(byId)
    .query(({ ctx, input }) => viewRun(ctx.access, input.id)),
  /** What went in and out: personal data, so it asks for more than to see that a run was. */
  step: procedure
    .role("operator")
    .input(step)
    .query(({ ctx, input }) => openStep(ctx.access, input)),
  retry: procedure
    .role("operator")
    .input(byId)
    .mutation(({ ctx, input }) => retry(ctx.access, input.id)),
  replay: procedure
    .role("operator")
    .input(z.object({ id, version: z.enum(["same", "live"]).default("same") }))
    .mutation(({ ctx, input }) => replay(ctx.access, input)),
  cancel: procedure
    .role("operator")
    .input(byId)
    .mutation(({ ctx, input }) => cancel(ctx.access, input.id)),
  /** The files that the run got from apps: for good, also in its history. */
  eraseFiles: procedure
    .role("admin")
    .input(byId)
    .mutation(({ ctx, input }) => eraseFiles(ctx.access, input.id)),
  watch: procedure
    .role("viewer")
    .input(byId)
    .subscription(({ ctx, input, signal }) => guarded(watchRun(ctx, input.id, signal))),
  watchList: procedure.role("viewer").subscription(({ ctx, signal }) => guarded(watchRuns(ctx, signal))),
});
