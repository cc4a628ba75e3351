import { and, eq } from "drizzle-orm";
import { type Db, getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { oauthApps } from "../schema/oauth.ts";

const one = (workspaceId: WorkspaceId, connector: string) => and(eq(oauthApps.workspaceId, workspaceId), eq(oauthApps.connector, connector));

export interface OauthAppRow {
  readonly clientId: string;
  readonly secret: Buffer;
}

/** A workspace's own app at a vendor. */
export async function findOauthApp(workspaceId: WorkspaceId, connector: string): Promise<OauthAppRow | null> {
  const [row] = await getDb().select({ clientId: oauthApps.clientId, secret: oauthApps.secret }).from(oauthApps).where(one(workspaceId, connector));
  return row ?? null;
}

export async function saveOauthApp(workspaceId: WorkspaceId, connector: string, app: OauthAppRow, db: Db): Promise<void> {
  await db
    .insert(oauthApps)
    .values({ workspaceId, connector, ...app })
    .onConflictDoUpdate({ target: [oauthApps.workspaceId, oauthApps.connector], set: app });
}

/** True when there was one. */
export async function deleteOauthApp(workspaceId: WorkspaceId, connector: string, db: Db): Promise<boolean> {
  const rows = await db.delete(oauthApps).where(one(workspaceId, connector)).returning({ clientId: oauthApps.clientId });
  return rows.length === 1;
}
