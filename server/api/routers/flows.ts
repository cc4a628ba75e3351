import { z } from "zod";
import type { FlowRow, FlowView, HookView, PublishResult, VersionRow, VersionView } from "#server/publishing/views.ts";
import { byId, graph, id, name, nodeKey, note, revision, sample } from "../inputs.ts";
import { notReady } from "../not-ready.ts";
import { procedure, router } from "../trpc.ts";

const version = z.int().min(1);

export const flowsRouter = router({
  list: procedure.role("viewer").query(() => notReady<FlowRow[]>()),
  get: procedure
    .role("viewer")
    .input(byId)
    .query(() => notReady<FlowView>()),
  create: procedure
    .role("editor")
    .input(z.object({ name: name.optional(), template: z.string().max(60).optional() }))
    .mutation(() => notReady<{ id: string }>()),
  saveDraft: procedure
    .role("editor")
    .input(z.object({ id, revision, graph }))
    .mutation(() => notReady<{ revision: number }>()),
  rename: procedure
    .role("editor")
    .input(z.object({ id, name }))
    .mutation(() => notReady<void>()),
  remove: procedure
    .role("admin")
    .input(byId)
    .mutation(() => notReady<void>()),
  publish: procedure
    .role("editor")
    .input(z.object({ id, revision, note, asDemo: z.boolean().default(false) }))
    .mutation(() => notReady<PublishResult>()),
  versions: procedure
    .role("viewer")
    .input(byId)
    .query(() => notReady<VersionRow[]>()),
  version: procedure
    .role("viewer")
    .input(z.object({ id, version }))
    .query(() => notReady<VersionView>()),
  rollback: procedure
    .role("editor")
    .input(z.object({ id, version, note, asDemo: z.boolean().default(false) }))
    .mutation(() => notReady<PublishResult>()),
  pause: procedure
    .role("operator")
    .input(z.object({ id, paused: z.boolean() }))
    .mutation(() => notReady<void>()),
  test: procedure
    .role("editor")
    .input(z.object({ id, graph, sample: sample.optional() }))
    .mutation(() => notReady<{ runId: string }>()),
  testStep: procedure
    .role("editor")
    .input(z.object({ id, graph, node: nodeKey, sample: sample.optional() }))
    .mutation(() => notReady<{ runId: string }>()),
  hook: procedure
    .role("editor")
    .input(byId)
    .query(() => notReady<HookView>()),
  sendSample: procedure
    .role("operator")
    .input(z.object({ id, sample: sample.optional() }))
    .mutation(() => notReady<{ runId: string }>()),
});
