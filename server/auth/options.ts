import type { NextAuthOptions } from "next-auth";
import { authCookies } from "./cookies.ts";
import { linkOrFind } from "./identities.ts";
import { providers } from "./providers.ts";
import { safeReturnUrl } from "./return-url.ts";
import { endSession, findSignedIn, SESSION_DAYS, startSession } from "./sessions.ts";
import { authSecret, isHttps, publicUrl } from "./settings.ts";
import { signInLogger } from "./sign-in-logger.ts";

/** What the options need of the request they answer. */
export interface SignInRequest {
  readonly address: string;
  readonly browser: string;
  /** The random id of the session the browser already has, if any. */
  readonly current: string | null;
}

/** next-auth's options for one request. Its encrypted token carries a random session id (`sid`) and nothing of the person. */
export function authOptions(request: SignInRequest): NextAuthOptions {
  return {
    secret: authSecret(),
    useSecureCookies: isHttps(),
    cookies: authCookies(),
    session: { strategy: "jwt", maxAge: SESSION_DAYS * 24 * 60 * 60 },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: providers(request.address),
    logger: signInLogger,
    callbacks: {
      signIn: async ({ account, user }) => {
        if (!account || account.type === "credentials") return true;
        const userId = await linkOrFind(account.provider, account.providerAccountId, request.current);
        if (userId === null) return "/sign-in?error=NotLinked";
        // next-auth hands this object on to `jwt`; from here on the id is ours, not the provider's.
        user.id = userId;
        return true;
      },
      jwt: async ({ token, user, trigger }) => {
        if (trigger === "signIn" || trigger === "signUp") return { sid: await replaceSession(user.id, request) };
        if (typeof token.sid !== "string" || !(await findSignedIn(token.sid))) throw new Error("session over");
        return { sid: token.sid };
      },
      // Pages and procedures ask `readSession`; a script in the page has no need to know more than this.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url }) => safeReturnUrl(url, publicUrl()),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await endSession(token.sid);
      },
    },
  };
}

/** A sign-in always makes a new session and ends the one the browser had, so that a planted cookie is worth nothing. */
async function replaceSession(userId: string, request: SignInRequest): Promise<string> {
  if (request.current !== null) await endSession(request.current);
  const token = await startSession(userId, request.browser);
  if (token === null) throw new Error("no workspace");
  return token;
}
