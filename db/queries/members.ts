import { and, asc, eq } from "drizzle-orm";
import { type Db, getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { users } from "../schema/users.ts";
import { members, type Role, workspaces } from "../schema/workspaces.ts";

export interface MemberRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: Date;
}

export async function listMembers(workspaceId: WorkspaceId): Promise<MemberRow[]> {
  return getDb()
    .select({ userId: users.id, name: users.name, email: users.email, role: members.role, since: members.createdAt })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.workspaceId, workspaceId))
    .orderBy(asc(members.createdAt));
}

export async function insertMember(workspaceId: WorkspaceId, member: { userId: string; role: Role }, db: Db = getDb()): Promise<void> {
  await db.insert(members).values({ workspaceId, ...member });
}

/** The member's role, locked until the transaction ends so that two changes cannot cross. */
export async function lockMember(workspaceId: WorkspaceId, userId: string, db: Db): Promise<Role | null> {
  const [row] = await db
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)))
    .for("update");
  return row?.role ?? null;
}

export async function updateRole(workspaceId: WorkspaceId, userId: string, role: Role, db: Db): Promise<void> {
  await db
    .update(members)
    .set({ role })
    .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)));
}

/** The workspaces of a person at sign-in, oldest membership first. */
export async function listMemberships(userId: string): Promise<{ workspaceId: WorkspaceId; role: Role }[]> {
  return getDb()
    .select({ workspaceId: members.workspaceId, role: members.role })
    .from(members)
    .where(eq(members.userId, userId))
    .orderBy(asc(members.createdAt));
}

export async function insertWorkspace(workspaceId: WorkspaceId, name: string, db: Db = getDb()): Promise<void> {
  await db.insert(workspaces).values({ id: workspaceId, name });
}

export async function findWorkspaceName(workspaceId: WorkspaceId): Promise<string | null> {
  const [row] = await getDb().select({ name: workspaces.name }).from(workspaces).where(eq(workspaces.id, workspaceId));
  return row?.name ?? null;
}

/** How many owners there are, all locked until the transaction ends: two that step down at once cannot leave none. */
export async function countOwners(workspaceId: WorkspaceId, db: Db): Promise<number> {
  const rows = await db
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.role, "owner")))
    .orderBy(asc(members.userId))
    .for("update");
  return rows.length;
}

/** Whether a person with this address is in the workspace. */
export async function isMember(workspaceId: WorkspaceId, email: string): Promise<boolean> {
  const rows = await getDb()
    .select({ userId: members.userId })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, workspaceId), eq(users.email, email)));
  return rows.length > 0;
}

/** Takes a person out of the workspace; their sessions in it end with it. */
export async function deleteMember(workspaceId: WorkspaceId, userId: string, tx: Db): Promise<void> {
  await tx.delete(members).where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)));
}
