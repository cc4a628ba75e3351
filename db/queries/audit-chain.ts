import { createHash } from "node:crypto";

/** What a row of the audit log says; `actor` and `details` are JSON text, stored as they were hashed. */
export interface AuditContent {
  readonly seq: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: string;
}

/** What the first row of a chain follows. */
export const CHAIN_START = Buffer.alloc(32);

/** SHA-256 over the hash before and the row: changing or removing any row changes every hash after it. */
export function chainHash(previous: Buffer, row: AuditContent): Buffer {
  const text = JSON.stringify([row.seq, row.at.toISOString(), row.actor, row.action, row.subject, row.details]);
  return createHash("sha256").update(previous).update(text).digest();
}
