import { newId } from "#db/ids.ts";
import { type FlowTrigger, findTriggerOfFlow, insertTrigger } from "#db/queries/triggers.ts";
import type { Access } from "#server/auth/access.ts";
import { env } from "#server/env.ts";
import { AppError } from "#server/errors.ts";
import { workspaceKey } from "#server/sealing/data-key.ts";
import { open, seal } from "#server/sealing/seal.ts";
import { hashHookToken, makeHookToken } from "#server/triggers/token.ts";
import { openGraph } from "./document.ts";
import { requireFlow } from "./require-flow.ts";
import type { HookView } from "./views.ts";

type WorkspaceId = Access["workspaceId"];

/** The address another system sends to. Made at the first question, kept for ever, switched on by publishing. */
export async function getHook({ workspaceId }: Access, id: string): Promise<HookView> {
  const { draft } = await requireFlow(workspaceId, id);
  const graph = await openGraph(workspaceId, id, draft);
  const waits = graph.nodes.some((node) => node.kind === "trigger" && node.trigger.type !== "manual");
  if (!waits) throw new AppError("invalid", "no_hook");
  return hookView(workspaceId, id, await ensureTrigger(workspaceId, id));
}

/** The flow's address row; makes one that is switched off if there is none. */
export async function ensureTrigger(workspaceId: WorkspaceId, flowId: string): Promise<FlowTrigger> {
  const found = await findTriggerOfFlow(workspaceId, flowId);
  if (found) return found;
  const token = makeHookToken();
  const tokenSealed = await sealToken(workspaceId, flowId, token);
  await insertTrigger(workspaceId, { id: newId(), flowId, tokenHash: hashHookToken(token), tokenSealed });
  const standing = await findTriggerOfFlow(workspaceId, flowId);
  if (!standing) throw new Error("A flow's address vanished while it was being made.");
  return standing;
}

export async function hookView(workspaceId: WorkspaceId, flowId: string, trigger: FlowTrigger): Promise<HookView> {
  const { url } = await hookAddress(workspaceId, flowId, trigger);
  return { url, verified: trigger.verifiedAt !== null };
}

/** The address in clear; its token alone lets anybody start the flow. */
export async function hookAddress(workspaceId: WorkspaceId, flowId: string, trigger: FlowTrigger): Promise<{ token: string; url: string }> {
  const token = open(await workspaceKey(workspaceId), place(flowId), trigger.tokenSealed).toString();
  return { token, url: new URL(`/api/hooks/${token}`, env().PUBLIC_URL ?? `http://127.0.0.1:${env().PORT}`).href };
}

/** An address's token as it is kept, so that a person can be shown it again. */
export async function sealToken(workspaceId: WorkspaceId, flowId: string, token: string): Promise<Buffer> {
  return seal(await workspaceKey(workspaceId), place(flowId), Buffer.from(token));
}

const place = (flowId: string) => `hook:${flowId}`;
