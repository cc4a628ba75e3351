import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { createGate } from "./gate.ts";

/** log2 of N, r, p: 128 MB and about 0.4 s for one guess. */
const COST = { log2N: 17, r: 8, p: 1 };
const KEY_BYTES = 32;

/** Two at once bound memory to 256 MB; a flood of sign-ins waits here instead of taking the machine. */
const gate = createGate(2, 40);

/** A hash of nothing anyone can type: unknown accounts cost as much time as known ones. */
const nobody = format(COST, randomBytes(16), randomBytes(KEY_BYTES));

interface Cost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/** Hashes a password for storage; the text carries its own parameters, so they can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return format(COST, salt, await derive(password, salt, COST));
}

/** Whether the password fits. With `stored` null it takes as long as ever and is false. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const parsed = parse(stored ?? nobody);
  if (!parsed) return false;
  const key = await derive(password, parsed.salt, parsed.cost);
  const same = key.length === parsed.key.length && timingSafeEqual(key, parsed.key);
  return same && stored !== null;
}

function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const options = { N: 2 ** cost.log2N, r: cost.r, p: cost.p, maxmem: 256 * 2 ** 20 };
  return gate(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize("NFKC"), salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
      }),
  );
}

function format(cost: Cost, salt: Buffer, key: Buffer): string {
  return ["scrypt", cost.log2N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

function parse(stored: string): { cost: Cost; salt: Buffer; key: Buffer } | null {
  const match = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]+)\$([\w-]+)$/.exec(stored);
  if (!match) return null;
  const [, log2N, r, p, salt = "", key = ""] = match;
  return {
    cost: { log2N: Number(log2N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, "base64url"),
    key: Buffer.from(key, "base64url"),
  };
}
