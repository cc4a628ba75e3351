import { headers } from "next/headers";
import { readSession } from "./read-session.ts";
import type { SignedIn } from "./sessions.ts";

/** Who looks at a page; null for nobody. For pages behind Next only. */
export async function currentSession(): Promise<SignedIn | null> {
  return readSession(new Headers(await headers()));
}
