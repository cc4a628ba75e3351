import { appendAudit } from "#db/queries/audit.ts";
import { removeFlow as remove } from "#db/queries/flows.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import { enableTrigger } from "#db/queries/triggers.ts";
import type { Access } from "#server/auth/access.ts";
import { AppError } from "#server/errors.ts";
import { forgetHook } from "#server/triggers/known-hooks.ts";
import { registerAgain, registeredNow } from "./registration.ts";

/** Takes a flow off the air and out of the lists. Its versions and runs stay; runs under way finish. */
export async function removeFlow({ workspaceId, actor }: Access, id: string): Promise<void> {
  const before = await registeredNow(workspaceId, id);
  await inTransaction(async (tx) => {
    if (!(await remove(workspaceId, id, tx))) throw new AppError("not_found", "not_found");
    await enableTrigger(workspaceId, id, false, tx);
    await appendAudit(workspaceId, { actor, action: "flow.removed", subject: `flow:${id}` }, tx);
  });
  forgetHook(id);
  await registerAgain(workspaceId, id, before);
}
