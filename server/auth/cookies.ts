import type { CookiesOptions } from "next-auth";
import { isHttps } from "./settings.ts";

/** `__Host-` makes a browser refuse the cookie without https, with a domain, or from another path. */
function cookieName(name: string): string {
  return isHttps() ? `__Host-patchbay.${name}` : `patchbay.${name}`;
}

export function sessionCookieName(): string {
  return cookieName("session");
}

/** All cookies of the sign-in door: ours by name, HttpOnly, never sent along by other sites' forms. */
export function authCookies(): CookiesOptions {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() } as const;
  const short = { ...options, maxAge: 15 * 60 };
  return {
    sessionToken: { name: sessionCookieName(), options },
    callbackUrl: { name: cookieName("return-url"), options },
    csrfToken: { name: cookieName("csrf"), options },
    pkceCodeVerifier: { name: cookieName("pkce"), options: short },
    state: { name: cookieName("state"), options: short },
    nonce: { name: cookieName("nonce"), options },
  };
}

/** The value of a cookie in a `Cookie` header; null when it is not there. */
export function readCookie(header: string, name: string): string | null {
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}
