import { and, eq, sql } from "drizzle-orm";
import { getDb, getReservedDb } from "../client.ts";
import { asWorkspaceId, type WorkspaceId } from "../ids.ts";
import { runs, workers } from "../schema/runs.ts";

/** A run that this process owns from now on, as long as nobody raises the fence. */
export interface Claim {
  readonly workspaceId: WorkspaceId;
  readonly runId: string;
  readonly fence: number;
  /** Hex. */
  readonly planHash: string;
  readonly mode: "live" | "test";
  readonly cancelAsked: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

export interface Beat {
  /** The database's time in milliseconds: only that clock decides about leases. */
  readonly now: number;
  /** Processes that have beaten within the last seconds, this one included. */
  readonly living: number;
}

/**
 * Says that this process lives. On a connection of its own: queries of pages and runs that fill the pool must not make a
 * living process look dead. For workers, of all workspaces.
 */
export async function beat(worker: string): Promise<Beat> {
  const result = await getReservedDb().execute<{ now: number; living: number }>(sql`
    insert into workers (id, heartbeat_at) values (${worker}, clock_timestamp())
    on conflict (id) do update set heartbeat_at = clock_timestamp()
    returning (extract(epoch from clock_timestamp()) * 1000)::float8 as now,
      (1 + (select count(*) from workers where id <> ${worker} and heartbeat_at > clock_timestamp() - interval '10 seconds'))::int as living`);
  const [row] = result.rows;
  if (row === undefined) throw new Error("A beat left no row");
  return { now: row.now, living: row.living };
}

/** The process has nothing left and will not come back. For workers. */
export async function signOff(worker: string): Promise<void> {
  await getDb().delete(workers).where(eq(workers.id, worker));
}

const claimed = sql`r.workspace_id as "workspaceId", r.id as "runId", r.fence, encode(r.plan_hash, 'hex') as "planHash", r.mode, r.cancel_asked as "cancelAsked", (extract(epoch from r.started_at) * 1000)::float8 as "startedAt"`;
const taking = (worker: string) => sql`owner = ${worker}, fence = r.fence + 1, status = 'running', wake_at = null, wait_why = null`;

/** Takes runs that are due: queued ones and those whose wait is over. For workers, of all workspaces. */
export async function claimDue(worker: string, limit: number): Promise<readonly Claim[]> {
  return claims(sql`
    update runs r set ${taking(worker)}
    from (select workspace_id, id from runs where wake_at <= clock_timestamp() order by wake_at limit ${limit} for update skip locked) due
    where r.workspace_id = due.workspace_id and r.id = due.id returning ${claimed}`);
}

/** Takes runs whose owner has not beaten for `leaseMs`, or has signed off without giving them back. For workers, of all workspaces. */
export async function claimOrphans(worker: string, leaseMs: number, limit: number): Promise<readonly Claim[]> {
  return claims(sql`
    with living as (select id from workers where heartbeat_at > clock_timestamp() - make_interval(secs => ${leaseMs / 1000}))
    update runs r set ${taking(worker)}
    from (
      select workspace_id, id from runs where owner is not null and owner not in (select id from living)
      limit ${limit} for update skip locked
    ) lost
    where r.workspace_id = lost.workspace_id and r.id = lost.id returning ${claimed}`);
}

/** How many runs are due and nobody's, counted no further than `most`. For workers, of all workspaces. */
export async function countDue(most: number): Promise<number> {
  const result = await getDb().execute<{ due: number }>(sql`
    select count(*)::int as due from (select 1 from runs where wake_at <= clock_timestamp() limit ${most}) as waiting`);
  return result.rows[0]?.due ?? 0;
}

/** Takes back runs of this worker that it no longer works on: their last commit failed. For workers, of all workspaces. */
export async function reclaim(worker: string, runIds: readonly string[]): Promise<readonly Claim[]> {
  if (runIds.length === 0) return [];
  return claims(sql`
    update runs r set ${taking(worker)} where r.owner = ${worker} and r.id in ${runIds} returning ${claimed}`);
}

/** Ids of all runs this worker owns. For workers, of all workspaces. */
export async function ownedRuns(worker: string): Promise<readonly string[]> {
  const rows = await getDb().select({ id: runs.id }).from(runs).where(eq(runs.owner, worker));
  return rows.map((row) => row.id);
}

/** Forgets processes that have been silent for a day. For workers. */
export async function forgetDeadWorkers(): Promise<void> {
  await getDb().delete(workers).where(sql`${workers.heartbeatAt} < clock_timestamp() - interval '1 day'`);
}

/** A person takes back the wish to end a run. */
export async function forgetCancel(workspaceId: WorkspaceId, runId: string): Promise<void> {
  await getDb()
    .update(runs)
    .set({ cancelAsked: false })
    .where(and(eq(runs.workspaceId, workspaceId), eq(runs.id, runId)));
}

/** Takes one run that is over or that nobody owns, for a person's retry or cancel; null when it is neither. */
export async function claimOne(workspaceId: WorkspaceId, runId: string, worker: string, from: readonly string[]): Promise<Claim | null> {
  const rows = await claims(sql`
    update runs r set ${taking(worker)}, ended_at = null, failure_code = null, failure_node = null, failure = null
    where r.workspace_id = ${workspaceId} and r.id = ${runId} and r.owner is null and r.status::text in ${from} returning ${claimed}`);
  return rows[0] ?? null;
}

/** Asks whoever owns a run to end it. False when the run is over. */
export async function askCancel(workspaceId: WorkspaceId, runId: string): Promise<boolean> {
  const rows = await getDb()
    .update(runs)
    .set({ cancelAsked: true })
    .where(and(eq(runs.workspaceId, workspaceId), eq(runs.id, runId), sql`${runs.status} in ('queued', 'running', 'waiting')`))
    .returning({ id: runs.id });
  return rows.length > 0;
}

/** Which of this worker's runs a person wants to end. For workers, of all workspaces. */
export async function cancelWishes(worker: string): Promise<readonly string[]> {
  const rows = await getDb()
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.owner, worker), eq(runs.cancelAsked, true)));
  return rows.map((row) => row.id);
}

async function claims(query: ReturnType<typeof sql>): Promise<readonly Claim[]> {
  const result = await getDb().execute<Omit<Claim, "workspaceId"> & { workspaceId: string; [column: string]: unknown }>(query);
  return result.rows.map((row) => ({ ...row, workspaceId: asWorkspaceId(row.workspaceId) }));
}
