import type { IncomingHttpHeaders } from "node:http";
import { decode } from "next-auth/jwt";
import { readCookie, sessionCookieName } from "./cookies.ts";
import { findSignedIn, type SignedIn } from "./sessions.ts";
import { authSecret } from "./settings.ts";

/**
 * Who sends a request, by its session cookie; null for nobody. Asks the database every time, so that a session that was
 * ended elsewhere ends here too.
 */
export async function readSession(headers: IncomingHttpHeaders | Headers): Promise<SignedIn | null> {
  const token = await sessionToken(headers);
  return token === null ? null : findSignedIn(token);
}

/** The random id inside the encrypted cookie; null when there is none or it is not ours. */
export async function sessionToken(headers: IncomingHttpHeaders | Headers): Promise<string | null> {
  const header = headers instanceof Headers ? headers.get("cookie") : headers.cookie;
  const cookie = header ? readCookie(header, sessionCookieName()) : null;
  if (cookie === null || cookie.length > 4_000) return null;
  try {
    const claims = await decode({ token: cookie, secret: authSecret() });
    return typeof claims?.sid === "string" ? claims.sid : null;
  } catch {
    // Expired, made with another secret, or no token at all: all the same as no cookie.
    return null;
  }
}
