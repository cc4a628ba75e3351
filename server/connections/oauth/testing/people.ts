import { asWorkspaceId, newId } from "#db/ids.ts";
import { insertWorkspace } from "#db/queries/members.ts";
import type { Access } from "#server/auth/access.ts";
import { readAttempt } from "../attempt.ts";
import { type BeginInput, beginConnect } from "../begin.ts";
import { finishConnect } from "../callback.ts";

/** For tests: somebody at a browser, in a workspace of their own. */
export async function somebody(): Promise<Access> {
  const workspaceId = asWorkspaceId(newId());
  await insertWorkspace(workspaceId, "Bell & Co");
  return { workspaceId, role: "owner", actor: { kind: "user", userId: newId(), name: "Ada", email: "ada@example.com", sessionId: newId() } };
}

export const wish: BeginInput = { connector: "books", purpose: "connect", vars: {}, sandbox: false, popup: true, returnTo: "/accounts" };

/** For tests: begins, and comes back with what the app would send. Gives where the sign-in stands, and the address it began with. */
export async function signIn(access: Access, change: Partial<BeginInput> = {}, back: { readonly [name: string]: string } = {}) {
  const { id, url } = await beginConnect(access, { ...wish, ...change });
  const asked = new URL(url).searchParams;
  await finishConnect(access, change.connector ?? wish.connector, new URLSearchParams({ code: "a-code", state: asked.get("state") ?? "", ...back }));
  return { id, asked, view: await readAttempt(access, id) };
}
