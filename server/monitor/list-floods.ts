import { listTraffic } from "#db/queries/traffic.ts";
import type { Access } from "#server/auth/access.ts";
import { type Flood, findFloods, LOOK_BACK } from "./floods.ts";

/** Which flows of the workspace are being flooded now or were a moment ago. */
export async function listFloods({ workspaceId }: Access): Promise<readonly Flood[]> {
  const now = Date.now();
  return findFloods(await listTraffic(workspaceId, new Date(now - LOOK_BACK)), now);
}
