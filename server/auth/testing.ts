import { makeMember, makeWorkspace } from "#db/testing.ts";
import type { Role } from "./roles.ts";
import { findSignedIn, type SignedIn, startSession } from "./sessions.ts";

/** For tests: a workspace of its own with one signed-in member. */
export async function makeSignedIn(role: Role = "owner"): Promise<SignedIn> {
  return addSignedIn(await makeWorkspace(), role);
}

/** For tests: one more signed-in member. */
export async function addSignedIn(workspaceId: SignedIn["workspaceId"], role: Role): Promise<SignedIn> {
  const token = await startSession(await makeMember(workspaceId, role), "a test");
  const signedIn = token === null ? null : await findSignedIn(token);
  if (!signedIn) throw new Error("The test's member is not signed in.");
  return signedIn;
}
