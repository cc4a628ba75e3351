import { appendAudit } from "#db/queries/audit.ts";
import { lockFlow, setPaused } from "#db/queries/flows.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import { enableTrigger } from "#db/queries/triggers.ts";
import type { Access } from "#server/auth/access.ts";
import { AppError } from "#server/errors.ts";
import { forgetHook } from "#server/triggers/known-hooks.ts";
import { registerAgain, registeredNow } from "./registration.ts";

/** Stops or lets in new events of a live flow. Runs under way finish. */
export async function pauseFlow({ workspaceId, actor }: Access, input: { id: string; paused: boolean }): Promise<void> {
  const { id, paused } = input;
  const before = await registeredNow(workspaceId, id);
  await inTransaction(async (tx) => {
    const flow = await lockFlow(workspaceId, id, tx);
    if (!flow) throw new AppError("not_found", "not_found");
    if (flow.liveVersion === null) throw new AppError("invalid", "not_published");
    if (flow.paused === paused) return;
    await setPaused(workspaceId, id, paused, tx);
    await enableTrigger(workspaceId, id, !paused, tx);
    await appendAudit(workspaceId, { actor, action: paused ? "flow.paused" : "flow.resumed", subject: `flow:${id}` }, tx);
  });
  forgetHook(id);
  await registerAgain(workspaceId, id, before);
}
