import { findUserByIdentity, insertIdentity } from "#db/queries/users.ts";
import { findSignedIn } from "./sessions.ts";

/**
 * The person a provider's account belongs to. An account nobody has linked is linked to whoever is signed in right now,
 * and to nobody otherwise: an equal e-mail address proves nothing.
 */
export async function linkOrFind(provider: string, subject: string, current: string | null): Promise<string | null> {
  const known = await findUserByIdentity(provider, subject);
  if (known) return known.id;
  const signedIn = current === null ? null : await findSignedIn(current);
  if (!signedIn) return null;
  const linked = await insertIdentity(signedIn.actor.userId, provider, subject);
  return linked ? signedIn.actor.userId : null;
}
