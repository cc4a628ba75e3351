import { accountsRouter } from "./routers/accounts.ts";
import { auditRouter } from "./routers/audit.ts";
import { catalog } from "./routers/catalog.ts";
import { connectRouter } from "./routers/connect.ts";
import { flowsRouter } from "./routers/flows.ts";
import { me, sessionsRouter, teamRouter } from "./routers/me.ts";
import { monitorRouter } from "./routers/monitor.ts";
import { runsRouter } from "./routers/runs.ts";
import { setupRouter } from "./routers/setup.ts";
import { templatesRouter } from "./routers/templates.ts";
import { router } from "./trpc.ts";

/** Everything a page can ask or tell the server. */
export const appRouter = router({
  setup: setupRouter,
  me,
  catalog,
  flows: flowsRouter,
  templates: templatesRouter,
  accounts: accountsRouter,
  connect: connectRouter,
  runs: runsRouter,
  team: teamRouter,
  sessions: sessionsRouter,
  audit: auditRouter,
  monitor: monitorRouter,
});

export type AppRouter = typeof appRouter;
