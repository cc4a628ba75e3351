import Credentials from "next-auth/providers/credentials";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import type { Provider } from "next-auth/providers/index";
import { env } from "#server/env.ts";
import { checkPassword } from "./sign-in.ts";

/** E-mail and password always; Google, GitHub and an OpenID Connect provider when their settings are there. */
export function providers(address: string): Provider[] {
  return [password(address), ...google(), ...github(), ...oidc()];
}

/** Ids and titles of the buttons beside the password form. */
export function offeredProviders(): { id: string; name: string }[] {
  return [...google(), ...github(), ...oidc()].map(({ id, name }) => ({ id, name }));
}

function password(address: string): Provider {
  return Credentials({
    id: "credentials",
    name: "E-mail and password",
    credentials: { email: {}, password: {} },
    authorize: async (given) => {
      const verdict = await checkPassword({ email: given?.email ?? "", password: given?.password ?? "", address });
      if (verdict.ok) return { id: verdict.userId };
      throw new Error(verdict.reason);
    },
  });
}

function google() {
  const { GOOGLE_ID, GOOGLE_SECRET } = env();
  return GOOGLE_ID && GOOGLE_SECRET ? [Google({ clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET })] : [];
}

function github() {
  const { GITHUB_ID, GITHUB_SECRET } = env();
  return GITHUB_ID && GITHUB_SECRET ? [GitHub({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET })] : [];
}

function oidc() {
  const { OIDC_ISSUER, OIDC_ID, OIDC_SECRET } = env();
  if (!OIDC_ISSUER || !OIDC_ID || !OIDC_SECRET) return [];
  return [
    {
      id: "oidc",
      name: new URL(OIDC_ISSUER).hostname,
      type: "oauth" as const,
      wellKnown: new URL(".well-known/openid-configuration", OIDC_ISSUER.endsWith("/") ? OIDC_ISSUER : `${OIDC_ISSUER}/`).href,
      authorization: { params: { scope: "openid email profile" } },
      clientId: OIDC_ID,
      clientSecret: OIDC_SECRET,
      idToken: true,
      checks: ["pkce" as const, "state" as const, "nonce" as const],
      profile: (claims: { sub: string }) => ({ id: claims.sub }),
    },
  ];
}
