import { newId } from "#db/ids.ts";
import { makeMember, makeWorkspace } from "#db/testing.ts";
import type { Access } from "#server/auth/access.ts";

/** For tests: what a signed-in editor of a workspace of their own hands to a verb. */
export async function makeAccess(workspaceId?: Access["workspaceId"]): Promise<Access> {
  const own = workspaceId ?? (await makeWorkspace());
  const userId = await makeMember(own, "editor");
  const actor = { kind: "user", userId, name: "Ada editor", email: `${userId}@example.com`, sessionId: newId() } as const;
  return { actor, workspaceId: own, role: "editor" };
}
