import { listTemplates } from "#server/publishing/list-templates.ts";
import { procedure, router } from "../trpc.ts";

export const templatesRouter = router({
  list: procedure.role("viewer").query(() => listTemplates()),
});
