import { eq, lt, sql } from "drizzle-orm";
import { getDb } from "../client.ts";
import { signInLimits } from "../schema/sign-in-limits.ts";

/** Sign-in: counts one try for `subject` and returns how many there were in its window of `minutes`. Atomic, so parallel guesses count. */
export async function countTry(subject: string, minutes: number): Promise<number> {
  const ended = sql`${signInLimits.windowEndsAt} < now()`;
  const end = sql`now() + make_interval(mins => ${minutes})`;
  const [row] = await getDb()
    .insert(signInLimits)
    .values({ subject, failures: 1, windowEndsAt: end })
    .onConflictDoUpdate({
      target: signInLimits.subject,
      set: {
        failures: sql`case when ${ended} then 1 else ${signInLimits.failures} + 1 end`,
        windowEndsAt: sql`case when ${ended} then ${end} else ${signInLimits.windowEndsAt} end`,
      },
    })
    .returning({ failures: signInLimits.failures });
  if (!row) throw new Error("A sign-in was not counted.");
  return row.failures;
}

/** Sign-in: the try of `subject` was right after all, so it does not count. */
export async function uncountTry(subject: string): Promise<void> {
  await getDb()
    .update(signInLimits)
    .set({ failures: sql`greatest(0, ${signInLimits.failures} - 1)` })
    .where(eq(signInLimits.subject, subject));
}

/** Sign-in: forgets the failures of `subject`. */
export async function clearTries(subject: string): Promise<void> {
  await getDb().delete(signInLimits).where(eq(signInLimits.subject, subject));
}

/** Sweeper: drops windows that are over. */
export async function sweepSignInLimits(): Promise<void> {
  await getDb().delete(signInLimits).where(lt(signInLimits.windowEndsAt, sql`now()`));
}
