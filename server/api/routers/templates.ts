import type { TemplateRow } from "#server/publishing/views.ts";
import { notReady } from "../not-ready.ts";
import { procedure, router } from "../trpc.ts";

export const templatesRouter = router({
  list: procedure.role("viewer").query(() => notReady<TemplateRow[]>()),
});
