import { readFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "#server/env.ts";

let secret: string | null = null;

/** The secret that encrypts session cookies, from its own file: whoever reads the database or the key ring cannot sign in. */
export function authSecret(): string {
  secret ??= readSecret(env().AUTH_SECRET_FILE ?? join(env().DATA_DIR, "auth-secret"));
  return secret;
}

function readSecret(path: string): string {
  const text = readFileSync(path, "utf8").trim();
  if (text.length < 32) throw new Error("The session secret file holds fewer than 32 characters.");
  return text;
}

/** Our one address. Everything that must not follow a Host header is built from it. */
export function publicUrl(): string {
  const { PUBLIC_URL, PORT } = env();
  return PUBLIC_URL ?? `http://127.0.0.1:${PORT}`;
}

/** Cookies are bound to https and to this one host when our address is https. */
export function isHttps(): boolean {
  return new URL(publicUrl()).protocol === "https:";
}

/**
 * Whether only this machine can reach us: then whoever opens the page may become the owner without a link. A proxy in front
 * makes even a loopback address public.
 */
export function isOnlyThisMachine(): boolean {
  const { HOST, TRUST_PROXY } = env();
  return TRUST_PROXY === 0 && isLoopback(HOST) && isLoopback(new URL(publicUrl()).hostname);
}

function isLoopback(host: string): boolean {
  return ["localhost", "127.0.0.1", "::1", "[::1]"].includes(host);
}
