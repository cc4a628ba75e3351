import { z } from "zod";
import { createFlow } from "#server/publishing/create.ts";
import { getHook } from "#server/publishing/hook.ts";
import { listFlows } from "#server/publishing/list.ts";
import { pauseFlow } from "#server/publishing/pause.ts";
import { publishFlow } from "#server/publishing/publish.ts";
import { removeFlow } from "#server/publishing/remove.ts";
import { renameFlow } from "#server/publishing/rename.ts";
import { replaceHook } from "#server/publishing/replace-hook.ts";
import { rollBack } from "#server/publishing/rollback.ts";
import { saveDraft } from "#server/publishing/save-draft.ts";
import { sendSample } from "#server/publishing/send-sample.ts";
import { testFlow } from "#server/publishing/test.ts";
import { testStep } from "#server/publishing/test-step.ts";
import { getVersion, listVersions } from "#server/publishing/versions.ts";
import { byId, graph, id, name, nodeKey, note, revision, sample } from "../inputs.ts";
import { procedure, router } from "../trpc.ts";
import { viewFlow } from "../views/flows.ts";

const version = z.int().min(1);

export const flowsRouter = router({
  list: procedure.role("viewer").query(({ ctx }) => listFlows(ctx.access)),
  get: procedure
    .role("viewer")
    .input(byId)
    .query(({ ctx, input }) => viewFlow(ctx.access, input.id)),
  create: procedure
    .role("editor")
    .input(z.object({ name: name.optional(), template: z.string().max(60).optional(), graph: graph.optional() }))
    .mutation(({ ctx, input }) => createFlow(ctx.access, input)),
  saveDraft: procedure
    .role("editor")
    .input(z.object({ id, revision, graph }))
    .mutation(({ ctx, input }) => saveDraft(ctx.access, input)),
  rename: procedure
    .role("editor")
    .input(z.object({ id, name }))
    .mutation(({ ctx, input }) => renameFlow(ctx.access, input)),
  remove: procedure
    .role("admin")
    .input(byId)
    .mutation(({ ctx, input }) => removeFlow(ctx.access, input.id)),
  publish: procedure
    .role("editor")
    .input(z.object({ id, revision, note, asDemo: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => publishFlow(ctx.access, input)),
  versions: procedure
    .role("viewer")
    .input(byId)
    .query(({ ctx, input }) => listVersions(ctx.access, input.id)),
  version: procedure
    .role("viewer")
    .input(z.object({ id, version }))
    .query(({ ctx, input }) => getVersion(ctx.access, input)),
  rollback: procedure
    .role("editor")
    .input(z.object({ id, version, note, asDemo: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => rollBack(ctx.access, input)),
  pause: procedure
    .role("operator")
    .input(z.object({ id, paused: z.boolean() }))
    .mutation(({ ctx, input }) => pauseFlow(ctx.access, input)),
  test: procedure
    .role("editor")
    .input(z.object({ id, graph, sample: sample.optional() }))
    .mutation(({ ctx, input }) => testFlow(ctx.access, input)),
  testStep: procedure
    .role("editor")
    .input(z.object({ id, graph, node: nodeKey, sample: sample.optional() }))
    .mutation(({ ctx, input }) => testStep(ctx.access, input)),
  hook: procedure
    .role("editor")
    .input(byId)
    .query(({ ctx, input }) => getHook(ctx.access, input.id)),
  replaceHook: procedure
    .role("editor")
    .input(byId)
    .mutation(({ ctx, input }) => replaceHook(ctx.access, input.id)),
  sendSample: procedure
    .role("operator")
    .input(z.object({ id, sample: sample.optional() }))
    .mutation(({ ctx, input }) => sendSample(ctx.access, input)),
});
