import { tracked } from "@trpc/server";
import { z } from "zod";
import { guarded } from "../errors.ts";
import { byId, id, nodeKey, sample } from "../inputs.ts";
import { notReady } from "../not-ready.ts";
import { procedure, router } from "../trpc.ts";
import type { RunListEvent, RunPage, RunView, StepDetail } from "../views/runs.ts";

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
    .query(() => notReady<RunPage>()),
  get: procedure
    .role("viewer")
    .input(byId)
    .query(() => notReady<RunView>()),
  /** What went in and out: a permission of its own. */
  step: procedure
    .role("operator")
    .input(step)
    .query(() => notReady<StepDetail>()),
  retry: procedure
    .role("operator")
    .input(z.object({ id, node: nodeKey.optional(), input: sample.optional(), version: z.enum(["same", "live"]).default("same") }))
    .mutation(() => notReady<{ runId: string }>()),
  replay: procedure
    .role("operator")
    .input(z.object({ id, version: z.enum(["same", "live"]).default("same") }))
    .mutation(() => notReady<{ runId: string }>()),
  cancel: procedure
    .role("operator")
    .input(byId)
    .mutation(() => notReady<void>()),
  watch: procedure
    .role("viewer")
    .input(byId)
    .subscription(() => guarded(watchNothing<RunView>())),
  watchList: procedure.role("viewer").subscription(() => guarded(watchNothing<RunListEvent>())),
});

async function* watchNothing<View>() {
  yield tracked("0", await notReady<View>());
}
