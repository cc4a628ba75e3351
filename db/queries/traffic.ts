import { and, eq, gte, lt, sql, sum } from "drizzle-orm";
import { getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";
import { flows } from "../schema/flows.ts";
import { traffic } from "../schema/traffic.ts";
import { triggers } from "../schema/triggers.ts";

export interface TrafficRow {
  readonly workspaceId: WorkspaceId;
  readonly triggerId: string;
  /** Start of the minute, milliseconds since 1970. */
  readonly minute: number;
  readonly source: string;
  readonly accepted: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly limited: number;
}

/** Adds what was counted here to what other processes counted. Of many workspaces at once: it is the door that counts. Rows of hooks that are gone are passed over. */
export async function addTraffic(rows: readonly TrafficRow[]): Promise<void> {
  if (rows.length === 0) return;
  const list = JSON.stringify(rows.map((row) => ({ ...row, minute: new Date(row.minute).toISOString() })));
  await getDb().execute(sql`
    insert into ${traffic} (workspace_id, trigger_id, minute, source, accepted, duplicate, refused, limited)
    select n."workspaceId", n."triggerId", n.minute, n.source, n.accepted, n.duplicate, n.refused, n.limited
    from json_to_recordset(${list}::json) as n("workspaceId" uuid, "triggerId" uuid, minute timestamptz, source text, accepted int, duplicate int, refused int, limited int)
    join ${triggers} t on t.workspace_id = n."workspaceId" and t.id = n."triggerId"
    on conflict (workspace_id, trigger_id, minute, source) do update set
      accepted = ${traffic}.accepted + excluded.accepted,
      duplicate = ${traffic}.duplicate + excluded.duplicate,
      refused = ${traffic}.refused + excluded.refused,
      limited = ${traffic}.limited + excluded.limited`);
}

export interface MinuteRow {
  readonly flowId: string;
  readonly flowName: string;
  readonly minute: Date;
  readonly source: string;
  readonly count: number;
}

/** Everything that came in at the hooks of a workspace since a time, whether it was taken or not. */
export async function listTraffic(workspaceId: WorkspaceId, since: Date): Promise<MinuteRow[]> {
  const total = sum(sql`${traffic.accepted} + ${traffic.duplicate} + ${traffic.refused} + ${traffic.limited}`).mapWith(Number);
  const rows = await getDb()
    .select({ flowId: triggers.flowId, flowName: flows.name, minute: traffic.minute, source: traffic.source, count: total })
    .from(traffic)
    .innerJoin(triggers, and(eq(triggers.workspaceId, traffic.workspaceId), eq(triggers.id, traffic.triggerId)))
    .innerJoin(flows, and(eq(flows.workspaceId, triggers.workspaceId), eq(flows.id, triggers.flowId)))
    .where(and(eq(traffic.workspaceId, workspaceId), gte(traffic.minute, since)))
    .groupBy(triggers.flowId, flows.name, traffic.minute, traffic.source);
  return rows.map((row) => ({ ...row, count: row.count ?? 0 }));
}

/** Forgets what is older; of all workspaces, for the sweeper. */
export async function forgetTraffic(before: Date): Promise<void> {
  await getDb().delete(traffic).where(lt(traffic.minute, before));
}
