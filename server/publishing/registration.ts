import { type FlowTrigger, findTriggerOfFlow } from "#db/queries/triggers.ts";
import type { Access } from "#server/auth/access.ts";
import { keepWebhook, registersItself, type TriggerRef } from "#server/connections/webhooks.ts";
import { log } from "#server/log.ts";
import { flowWords } from "#server/messages/flows.ts";
import { hookAddress } from "./hook.ts";

type WorkspaceId = Access["workspaceId"];

/** An address of ours that an app knows, or is to know. */
interface Registered extends TriggerRef {
  readonly url: string;
}

/** What the app is to know of a flow's address as it stands now; null when nothing, or when it is told by hand. */
export async function registeredNow(workspaceId: WorkspaceId, flowId: string): Promise<Registered | null> {
  const row = await findTriggerOfFlow(workspaceId, flowId);
  return row === null ? null : registeredOf(workspaceId, flowId, row);
}

async function registeredOf(workspaceId: WorkspaceId, flowId: string, row: FlowTrigger): Promise<Registered | null> {
  const { connector, trigger, connectionId: connection } = row;
  if (!row.enabled || connector === null || trigger === null || connection === null || !registersItself({ connector, trigger })) return null;
  const { url } = await hookAddress(workspaceId, flowId, row);
  // Apps deliver to https only, and none can reach this machine by its own name.
  return url.startsWith("https://") ? { connector, trigger, connection, url } : null;
}

/**
 * Brings what the apps have registered in line with the flow after a change; `before` is what `registeredNow` said before
 * it. Call it when the change is stored: an app that is away never undoes it. Null, or what a person has to know.
 */
export async function registerAgain(workspaceId: WorkspaceId, flowId: string, before: Registered | null): Promise<string | null> {
  try {
    const now = await registeredNow(workspaceId, flowId);
    const stays = before !== null && now !== null && before.connection === now.connection && before.url === now.url;
    // The door is closed already; what the app goes on sending there is turned away.
    if (before !== null && !stays) await keepWebhook(workspaceId, before, { url: before.url, wanted: false });
    if (now === null) return null;
    const problem = await keepWebhook(workspaceId, now, { url: now.url, wanted: true });
    return problem === null ? null : flowWords.notRegistered(problem);
  } catch (error) {
    log("publishing").error({ err: error, flow: flowId }, "a webhook could not be registered");
    return flowWords.notRegistered(null);
  }
}
