import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { type Db, getDb } from "../client.ts";
import { onceOnly, setupLinks } from "../schema/setup.ts";

const OWNER_MADE = "owner_made";

/** Before there is anybody: whether this installation has had an owner. */
export async function hasOwner(): Promise<boolean> {
  const rows = await getDb().select({ fact: onceOnly.fact }).from(onceOnly).where(eq(onceOnly.fact, OWNER_MADE));
  return rows.length === 1;
}

/**
 * Before there is anybody: claims the right to make the first owner. The second of two racing transactions waits for
 * the first and gets false.
 */
export async function claimOwner(db: Db): Promise<boolean> {
  const rows = await db.insert(onceOnly).values({ fact: OWNER_MADE }).onConflictDoNothing().returning({ fact: onceOnly.fact });
  return rows.length === 1;
}

/** Before there is anybody: a one-time link that is good for `hours`. */
export async function insertSetupLink(link: { id: string; tokenHash: Buffer; hours: number }): Promise<void> {
  const { hours, ...row } = link;
  await getDb()
    .insert(setupLinks)
    .values({ ...row, expiresAt: sql`now() + make_interval(hours => ${hours})` });
}

const usable = (tokenHash: Buffer) => and(eq(setupLinks.tokenHash, tokenHash), isNull(setupLinks.usedAt), gt(setupLinks.expiresAt, sql`now()`));

/** Before there is anybody: whether the link is known, unused and in time. */
export async function isSetupLinkUsable(tokenHash: Buffer): Promise<boolean> {
  const rows = await getDb().select({ id: setupLinks.id }).from(setupLinks).where(usable(tokenHash));
  return rows.length === 1;
}

/** Before there is anybody: uses the link up; false when it was not usable. */
export async function spendSetupLink(tokenHash: Buffer, db: Db): Promise<boolean> {
  const rows = await db.update(setupLinks).set({ usedAt: sql`now()` }).where(usable(tokenHash)).returning({ id: setupLinks.id });
  return rows.length === 1;
}
