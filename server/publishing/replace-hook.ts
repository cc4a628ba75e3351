import { appendAudit } from "#db/queries/audit.ts";
import { lockFlow } from "#db/queries/flows.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import { findTriggerOfFlow, replaceToken } from "#db/queries/triggers.ts";
import type { Access } from "#server/auth/access.ts";
import { AppError } from "#server/errors.ts";
import { forgetHook } from "#server/triggers/known-hooks.ts";
import { hashHookToken, makeHookToken } from "#server/triggers/token.ts";
import { hookView, sealToken } from "./hook.ts";
import { registerAgain, registeredNow } from "./registration.ts";
import type { HookView } from "./views.ts";

/** Gives a flow another address, because somebody has the old one who should not. The old one answers like one that never was. */
export async function replaceHook({ workspaceId, actor }: Access, id: string): Promise<HookView> {
  const before = await registeredNow(workspaceId, id);
  const token = makeHookToken();
  const tokenSealed = await sealToken(workspaceId, id, token);
  const trigger = await inTransaction(async (tx) => {
    if (!(await lockFlow(workspaceId, id, tx))) throw new AppError("not_found", "not_found");
    const found = await findTriggerOfFlow(workspaceId, id, tx);
    if (found === null) throw new AppError("invalid", "no_hook");
    await replaceToken(workspaceId, id, { tokenHash: hashHookToken(token), tokenSealed }, tx);
    await appendAudit(workspaceId, { actor, action: "flow.address_replaced", subject: `flow:${id}` }, tx);
    return { ...found, tokenSealed, verifiedAt: null };
  });
  forgetHook(id);
  await registerAgain(workspaceId, id, before);
  return hookView(workspaceId, id, trigger);
}
