import { createHash } from "node:crypto";

/** What is stored of a code or token of a simulated app. */
export function hashGrant(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
