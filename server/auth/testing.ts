import { asWorkspaceId, newId } from "#db/ids.ts";
import { insertMember, insertWorkspace } from "#db/queries/members.ts";
import { insertUser } from "#db/queries/users.ts";
import type { Role } from "./roles.ts";
import { findSignedIn, type SignedIn, startSession } from "./sessions.ts";

/** For tests: a workspace of its own with one signed-in member. */
export async function makeSignedIn(role: Role = "owner"): Promise<SignedIn> {
  const workspaceId = asWorkspaceId(newId());
  await insertWorkspace(workspaceId, "Bell & Co");
  return addSignedIn(workspaceId, role);
}

/** For tests: one more signed-in member. */
export async function addSignedIn(workspaceId: SignedIn["workspaceId"], role: Role): Promise<SignedIn> {
  const userId = newId();
  await insertUser({ id: userId, email: `${userId}@example.com`, name: `Ada ${role}`, passwordHash: null });
  await insertMember(workspaceId, { userId, role });
  const token = await startSession(userId, "a test");
  const signedIn = token === null ? null : await findSignedIn(token);
  if (!signedIn) throw new Error("The test's member is not signed in.");
  return signedIn;
}
