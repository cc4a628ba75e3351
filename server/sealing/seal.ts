import { createCipheriv, createDecipheriv, randomFillSync } from "node:crypto";
import { keyObject } from "./key-object.ts";

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
export const KEY_BYTES = 32;

/** What was stored is not what we sealed: another key, another place, or changed bytes. Says nothing about the content. */
export class CannotOpen extends Error {
  constructor() {
    super("This sealed value cannot be opened: the key does not fit or the bytes were changed.");
  }
}

/**
 * Encrypts with AES-256-GCM as `version | nonce | tag | cipher`.
 * `aad` names the place the value belongs to (workspace, record, field), so that it opens nowhere else.
 * The nonce is random; a data key must not seal more than 2^32 values.
 */
export function seal(key: Buffer, aad: string, plain: Buffer): Buffer {
  const nonce = freshNonce();
  const cipher = createCipheriv("aes-256-gcm", keyObject(key), nonce);
  cipher.setAAD(authenticated(aad));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
}

/** Reverses `seal`. Throws `CannotOpen` for any difference in key, place or bytes. */
export function open(key: Buffer, aad: string, sealed: Buffer): Buffer {
  if (sealed.length < HEAD_BYTES || sealed[0] !== VERSION) throw new CannotOpen();
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", keyObject(key), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(authenticated(aad));
  decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]);
  } catch {
    throw new CannotOpen();
  }
}

const pool = Buffer.alloc(NONCE_BYTES * 1_024);
let used = pool.length;

/** Random bytes are drawn in bulk: one by one they cost a third of sealing a small value. Each is handed out once. */
function freshNonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const nonce = Buffer.from(pool.subarray(used, used + NONCE_BYTES));
  used += NONCE_BYTES;
  return nonce;
}

/** The version is bound too: bytes of a later format cannot be passed off as this one. */
function authenticated(aad: string): Buffer {
  return Buffer.from(`${VERSION}|${aad}`);
}
