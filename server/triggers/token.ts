import { createHash, randomBytes } from "node:crypto";

/** 32 random bytes: nobody guesses a hook's address. */
const TOKEN_BYTES = 32;
const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** The secret part of a hook's address, 43 characters that need no escaping. Store only its hash, or sealed. */
export function makeHookToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** What a token is looked up by: SHA-256. The token has too much chance in it for a slower hash to add anything. */
export function hashHookToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

export function isHookToken(text: string): boolean {
  return SHAPE.test(text);
}
