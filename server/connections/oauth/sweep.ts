import { sweepAttempts } from "#db/queries/connect-attempts.ts";
import { sweepGrants } from "#db/queries/sandbox-grants.ts";

/** Forgets sign-ins that nobody finished, with the tokens that some still held, and what simulated apps gave out long ago. */
export async function sweepConnects(): Promise<void> {
  await sweepAttempts();
  await sweepGrants();
}
