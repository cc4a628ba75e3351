import { and, eq } from "drizzle-orm";
import { type Db, getDb } from "../client.ts";
import { identities, users } from "../schema/users.ts";

export interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string | null;
}

const columns = { id: users.id, email: users.email, name: users.name, passwordHash: users.passwordHash };

/** Sign-in: before there is a workspace. */
export async function findUserByEmail(email: string, db: Db = getDb()): Promise<UserRow | null> {
  const [row] = await db.select(columns).from(users).where(eq(users.email, email));
  return row ?? null;
}

/** Sign-in: before there is a workspace. */
export async function findUserById(id: string, db: Db = getDb()): Promise<UserRow | null> {
  const [row] = await db.select(columns).from(users).where(eq(users.id, id));
  return row ?? null;
}

/** Sign-in through another provider: before there is a workspace. */
export async function findUserByIdentity(provider: string, subject: string): Promise<UserRow | null> {
  const [row] = await getDb()
    .select(columns)
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(and(eq(identities.provider, provider), eq(identities.subject, subject)));
  return row ?? null;
}

/** Links a provider's account to a person; false when it already belongs to somebody. */
export async function insertIdentity(userId: string, provider: string, subject: string): Promise<boolean> {
  const rows = await getDb().insert(identities).values({ userId, provider, subject }).onConflictDoNothing().returning({ userId: identities.userId });
  return rows.length === 1;
}

/** A new person; false when the address is taken. A person may belong to several workspaces. */
export async function insertUser(user: UserRow, db: Db = getDb()): Promise<boolean> {
  const rows = await db.insert(users).values(user).onConflictDoNothing().returning({ id: users.id });
  return rows.length === 1;
}

/** A person's own password; it belongs to no workspace. */
export async function updatePassword(userId: string, passwordHash: string, db: Db = getDb()): Promise<void> {
  await db.update(users).set({ passwordHash }).where(eq(users.id, userId));
}
