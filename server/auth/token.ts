import { createHash, randomBytes } from "node:crypto";

/** 256 random bits as 43 characters that need no escaping in a cookie or an address. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a token. A plain hash is enough: nobody guesses 256 random bits. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
