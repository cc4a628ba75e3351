import type { Access } from "#server/auth/access.ts";
import { atLeast } from "#server/auth/roles.ts";
import { getFlow } from "#server/publishing/get.ts";
import type { FlowView } from "#server/publishing/views.ts";

/** A flow as its reader may see it. Whoever knows its address can start runs, so that is for those who may change the flow. */
export async function viewFlow(access: Access, id: string): Promise<FlowView> {
  const flow = await getFlow(access, id);
  return atLeast(access.role, "editor") ? flow : { ...flow, hook: null };
}
