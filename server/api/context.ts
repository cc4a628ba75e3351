import type { IncomingMessage } from "node:http";
import { readSession } from "#server/auth/read-session.ts";
import type { SignedIn } from "#server/auth/sessions.ts";

export interface Context {
  /** Looked up in the database for this very request; null for nobody. */
  readonly signedIn: SignedIn | null;
  /** Looks again: a stream outlives the look at its start. */
  readonly stillSignedIn: () => Promise<boolean>;
}

/** The context of one request (of all its calls, when it is a batch). */
export async function createContext({ req }: { req: IncomingMessage }): Promise<Context> {
  const { cookie } = req.headers;
  return {
    signedIn: await readSession({ cookie }),
    stillSignedIn: async () => (await readSession({ cookie })) !== null,
  };
}
