import { and, desc, eq, isNull, max } from "drizzle-orm";
import { type Db, getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { flows, flowVersions } from "../schema/flows.ts";
import { users } from "../schema/users.ts";

export interface NewVersion {
  readonly graph: Buffer;
  readonly graphHash: string;
  readonly planHash: string;
  readonly note: string;
  readonly demo: boolean;
  readonly restores: number | null;
  readonly accounts: string[];
  readonly publishedBy: string | null;
}

const ofFlow = (workspaceId: WorkspaceId, flowId: string) => and(eq(flowVersions.workspaceId, workspaceId), eq(flowVersions.flowId, flowId));

/** Writes the next version of a flow that the transaction has locked, and returns its number. */
export async function insertVersion(workspaceId: WorkspaceId, flowId: string, row: NewVersion, tx: Db): Promise<number> {
  const [last] = await tx
    .select({ version: max(flowVersions.version) })
    .from(flowVersions)
    .where(ofFlow(workspaceId, flowId));
  const version = (last?.version ?? 0) + 1;
  await tx.insert(flowVersions).values({ ...row, workspaceId, flowId, version });
  return version;
}

const summary = {
  version: flowVersions.version,
  publishedAt: flowVersions.publishedAt,
  publishedBy: users.name,
  note: flowVersions.note,
  demo: flowVersions.demo,
  restores: flowVersions.restores,
};

export interface VersionSummary {
  readonly version: number;
  readonly publishedAt: Date;
  readonly publishedBy: string | null;
  readonly note: string;
  readonly demo: boolean;
  readonly restores: number | null;
}

/** The newest first. Graphs are not read. */
export async function listVersions(workspaceId: WorkspaceId, flowId: string): Promise<VersionSummary[]> {
  return getDb()
    .select(summary)
    .from(flowVersions)
    .leftJoin(users, eq(users.id, flowVersions.publishedBy))
    .where(ofFlow(workspaceId, flowId))
    .orderBy(desc(flowVersions.version));
}

export async function findVersion(
  workspaceId: WorkspaceId,
  flowId: string,
  version: number,
): Promise<(VersionSummary & { graph: Buffer; planHash: string }) | null> {
  const [row] = await getDb()
    .select({ ...summary, graph: flowVersions.graph, planHash: flowVersions.planHash })
    .from(flowVersions)
    .leftJoin(users, eq(users.id, flowVersions.publishedBy))
    .where(and(ofFlow(workspaceId, flowId), eq(flowVersions.version, version)));
  return row ?? null;
}

/** Which flows need an account: those whose live version uses it, paused or not. */
export async function listAccountUses(workspaceId: WorkspaceId): Promise<{ id: string; name: string; accounts: string[]; planHash: string }[]> {
  return getDb()
    .select({ id: flows.id, name: flows.name, accounts: flowVersions.accounts, planHash: flowVersions.planHash })
    .from(flows)
    .innerJoin(
      flowVersions,
      and(eq(flowVersions.workspaceId, flows.workspaceId), eq(flowVersions.flowId, flows.id), eq(flowVersions.version, flows.liveVersion)),
    )
    .where(and(eq(flows.workspaceId, workspaceId), isNull(flows.removedAt)))
    .orderBy(flows.name);
}
