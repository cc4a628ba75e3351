import type pg from "pg";
import { byteaArray, intArray, textArray, timeArray, uuidArray } from "../binary.ts";
import type { RunStatus } from "../schema/runs.ts";

/** A run that is written down for the first time. */
export interface BirthRow {
  readonly workspaceId: string;
  readonly id: string;
  readonly flowId: string;
  readonly version: number | null;
  /** Hex. */
  readonly planHash: string;
  readonly mode: "live" | "test";
  readonly triggerId: string | null;
  readonly actor: string;
  readonly replayOf: string | null;
  readonly title: Buffer;
  /** Keyed hash; a birth whose key is known writes nothing. */
  readonly dedupeKey: Buffer | null;
  readonly keys: readonly Buffer[];
  readonly owner: string | null;
  /** By the clock that stamps the steps too, so that no step begins before its run. */
  readonly startedAt: number;
  readonly state: StateRow;
}

/** Where a run stands from now on. Times in milliseconds since 1970; the end is stamped by the database. */
export interface StateRow {
  readonly status: RunStatus;
  readonly attempts: number;
  readonly failureCode: string | null;
  readonly failureNode: string | null;
  readonly failure: Buffer | null;
  readonly wakeAt: number | null;
  readonly waitWhy: string | null;
}

export interface StepRow {
  readonly node: string;
  readonly loopPath: string;
  readonly status: "running" | "waiting" | "succeeded" | "failed" | "skipped" | "unknown";
  readonly port: string | null;
  readonly attempt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly retryAt: number | null;
  readonly intentChunk: number | null;
  readonly resultChunk: number | null;
  readonly failureCode: string | null;
  readonly failure: Buffer | null;
}

export interface AttemptRow {
  readonly node: string;
  readonly loopPath: string;
  readonly attempt: number;
  readonly startedAt: number | null;
  readonly endedAt: number;
  readonly retryAt: number | null;
  readonly chunk: number;
  readonly failureCode: string;
  readonly failure: Buffer;
}

/** Everything one run writes in one commit. */
export interface RunCommit {
  readonly workspaceId: string;
  readonly runId: string;
  readonly fence: number;
  /** Set for the run's first commit only. */
  readonly birth: BirthRow | null;
  /** Set when the run ends, waits or is given back; for a birth it is in the birth. */
  readonly state: StateRow | null;
  readonly chunk: { readonly seq: number; readonly sealed: Buffer } | null;
  readonly steps: readonly StepRow[];
  readonly attempts: readonly AttemptRow[];
}

/**
 * Writes many runs in one statement, so in one commit. Each run is written whole or not at all: a run whose fence has
 * moved on, or whose dedupe key is known, leaves no row. Gives the ids of the runs that were written.
 *
 * Spans workspaces by its nature; every row carries its own.
 */
export async function commitRuns(client: pg.ClientBase, commits: readonly RunCommit[]): Promise<ReadonlySet<string>> {
  const result = await client.query<{ id: string }>({ name: "commit_runs", text: statement, values: parameters(commits) });
  return new Set(result.rows.map((row) => row.id));
}

/** Settings of the connection that writes: the plan must never be a scan of a table that was empty when it was planned. */
export async function prepareConnection(client: pg.ClientBase): Promise<void> {
  await client.query(
    "set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off",
  );
}

type Column = { readonly name: string; readonly type: string };

/** `$n::type[], …` and the names, for one `unnest`. */
function unnest(alias: string, from: number, columns: readonly Column[]): string {
  const casts = columns.map((column, index) => `$${from + index}::${column.type}[]`);
  return `unnest(${casts.join(", ")}) as ${alias}(${columns.map((column) => column.name).join(", ")})`;
}

const columns = (text: string): readonly Column[] =>
  text.split(" ").map((part) => {
    const [name = "", type = ""] = part.split(":");
    return { name, type };
  });

const stateColumns = "status:text attempts:int4 failure_code:text failure_node:text failure:bytea wake_at:timestamptz wait_why:text";
const birthColumns = columns(
  `ws:uuid id:uuid flow_id:uuid version:int4 plan_hash:bytea mode:text trigger_id:uuid actor:text replay_of:uuid title:bytea dedupe_key:bytea owner:uuid started_at:timestamptz ${stateColumns}`,
);
const keyColumns = columns("ws:uuid run_id:uuid hash:bytea");
const heldColumns = columns("ws:uuid id:uuid fence:int4");
const changeColumns = columns(`ws:uuid id:uuid fence:int4 ${stateColumns}`);
const chunkColumns = columns("ws:uuid run_id:uuid seq:int4 start:int4 size:int4");
const stepColumns = columns(
  "ws:uuid run_id:uuid node:text loop_path:text status:text port:text attempt:int4 started_at:timestamptz ended_at:timestamptz retry_at:timestamptz intent_chunk:int4 result_chunk:int4 failure_code:text failure:bytea",
);
const attemptColumns = columns(
  "ws:uuid run_id:uuid node:text loop_path:text attempt:int4 started_at:timestamptz ended_at:timestamptz retry_at:timestamptz chunk:int4 failure_code:text failure:bytea",
);

const tables = [birthColumns, keyColumns, heldColumns, changeColumns, chunkColumns, stepColumns, attemptColumns];
const starts = tables.map((_, index) => 1 + tables.slice(0, index).reduce((sum, table) => sum + table.length, 0));
const [birthFrom = 0, keyFrom = 0, heldFrom = 0, changeFrom = 0, chunkFrom = 0, stepFrom = 0, attemptFrom = 0] = starts;
const blob = 1 + tables.reduce((sum, table) => sum + table.length, 0);
const isFinal = "('succeeded', 'failed', 'cancelled', 'unknown')";

const statement = `
with birth as materialized (select * from ${unnest("b", birthFrom, birthColumns)}),
fresh as (
  insert into event_dedupe (workspace_id, trigger_id, key, run_id)
  select ws, trigger_id, dedupe_key, id from birth where dedupe_key is not null
  on conflict do nothing returning run_id
),
born as (
  insert into runs (workspace_id, id, flow_id, version, plan_hash, mode, trigger_id, actor, replay_of, title, owner, started_at,
    status, attempts, failure_code, failure_node, failure, wake_at, wait_why, ended_at)
  select ws, id, flow_id, version, plan_hash, mode, trigger_id, actor, replay_of, title, owner, started_at,
    status::run_status, attempts, failure_code, failure_node, failure, wake_at, wait_why, case when status in ${isFinal} then clock_timestamp() end
  from birth where dedupe_key is null or id in (select run_id from fresh)
  returning id
),
held as (
  select r.id from ${unnest("h", heldFrom, heldColumns)}
  join runs r on r.workspace_id = h.ws and r.id = h.id and r.fence = h.fence for no key update of r
),
changed as (
  update runs r set status = c.status::run_status, attempts = greatest(r.attempts, c.attempts), failure_code = c.failure_code,
    failure_node = c.failure_node, failure = c.failure, wake_at = c.wake_at, wait_why = c.wait_why, owner = null,
    ended_at = case when c.status in ${isFinal} then clock_timestamp() end
  from ${unnest("c", changeFrom, changeColumns)}
  where r.workspace_id = c.ws and r.id = c.id and r.fence = c.fence
  returning r.id
),
alive as materialized (select id from born union all select id from held union all select id from changed),
new_keys as (
  insert into run_keys (workspace_id, run_id, hash)
  select k.* from ${unnest("k", keyFrom, keyColumns)} where k.run_id in (select id from alive) on conflict do nothing
),
new_chunks as (
  insert into chunks (workspace_id, run_id, seq, sealed)
  select n.ws, n.run_id, n.seq, substring($${blob}::bytea from n.start + 1 for n.size)
  from ${unnest("n", chunkFrom, chunkColumns)} where n.run_id in (select id from alive) on conflict do nothing
),
new_steps as (
  insert into steps as old (workspace_id, run_id, node, loop_path, status, port, attempt, started_at, ended_at, retry_at, intent_chunk, result_chunk, failure_code, failure)
  select s.ws, s.run_id, s.node, s.loop_path, s.status::step_status, s.port, s.attempt, s.started_at, s.ended_at, s.retry_at, s.intent_chunk, s.result_chunk, s.failure_code, s.failure
  from ${unnest("s", stepFrom, stepColumns)} where s.run_id in (select id from alive)
  on conflict (workspace_id, run_id, node, loop_path) do update set status = excluded.status, port = excluded.port, attempt = excluded.attempt,
    started_at = coalesce(old.started_at, excluded.started_at), ended_at = excluded.ended_at, retry_at = excluded.retry_at,
    intent_chunk = coalesce(excluded.intent_chunk, old.intent_chunk), result_chunk = excluded.result_chunk,
    failure_code = excluded.failure_code, failure = excluded.failure
),
new_attempts as (
  insert into attempts (workspace_id, run_id, node, loop_path, attempt, started_at, ended_at, retry_at, chunk, failure_code, failure)
  select a.* from ${unnest("a", attemptFrom, attemptColumns)} where a.run_id in (select id from alive) on conflict do nothing
)
select id from alive`;

function parameters(commits: readonly RunCommit[]): Buffer[] {
  const births = commits.flatMap((commit) => commit.birth ?? []);
  const held = commits.filter((commit) => commit.birth === null && commit.state === null);
  const changes = commits.flatMap((commit) => (commit.birth === null && commit.state !== null ? [{ commit, state: commit.state }] : []));
  const stored = commits.flatMap((commit) => (commit.chunk === null ? [] : [{ commit, chunk: commit.chunk }]));
  return [
    ...birthParameters(births),
    ...keyParameters(births),
    uuidArray(held.map((commit) => commit.workspaceId)),
    uuidArray(held.map((commit) => commit.runId)),
    intArray(held.map((commit) => commit.fence)),
    uuidArray(changes.map(({ commit }) => commit.workspaceId)),
    uuidArray(changes.map(({ commit }) => commit.runId)),
    intArray(changes.map(({ commit }) => commit.fence)),
    ...stateParameters(changes.map(({ state }) => state)),
    ...chunkParameters(stored),
    ...stepParameters(commits.flatMap((commit) => commit.steps.map((row) => ({ commit, row })))),
    ...attemptParameters(commits.flatMap((commit) => commit.attempts.map((row) => ({ commit, row })))),
    Buffer.concat(stored.map(({ chunk }) => chunk.sealed)),
  ];
}

function birthParameters(births: readonly BirthRow[]): Buffer[] {
  return [
    uuidArray(births.map((row) => row.workspaceId)),
    uuidArray(births.map((row) => row.id)),
    uuidArray(births.map((row) => row.flowId)),
    intArray(births.map((row) => row.version)),
    byteaArray(births.map((row) => Buffer.from(row.planHash, "hex"))),
    textArray(births.map((row) => row.mode)),
    uuidArray(births.map((row) => row.triggerId)),
    textArray(births.map((row) => row.actor)),
    uuidArray(births.map((row) => row.replayOf)),
    byteaArray(births.map((row) => row.title)),
    byteaArray(births.map((row) => row.dedupeKey)),
    uuidArray(births.map((row) => row.owner)),
    timeArray(births.map((row) => row.startedAt)),
    ...stateParameters(births.map((row) => row.state)),
  ];
}

function keyParameters(births: readonly BirthRow[]): Buffer[] {
  const keys = births.flatMap((row) => row.keys.map((hash) => ({ row, hash })));
  return [uuidArray(keys.map(({ row }) => row.workspaceId)), uuidArray(keys.map(({ row }) => row.id)), byteaArray(keys.map(({ hash }) => hash))];
}

function stateParameters(states: readonly StateRow[]): Buffer[] {
  return [
    textArray(states.map((row) => row.status)),
    intArray(states.map((row) => row.attempts)),
    textArray(states.map((row) => row.failureCode)),
    textArray(states.map((row) => row.failureNode)),
    byteaArray(states.map((row) => row.failure)),
    timeArray(states.map((row) => row.wakeAt)),
    textArray(states.map((row) => row.waitWhy)),
  ];
}

function chunkParameters(stored: readonly { readonly commit: RunCommit; readonly chunk: { readonly seq: number; readonly sealed: Buffer } }[]): Buffer[] {
  let at = 0;
  const starts = stored.map(({ chunk }) => {
    const start = at;
    at += chunk.sealed.length;
    return start;
  });
  return [
    uuidArray(stored.map(({ commit }) => commit.workspaceId)),
    uuidArray(stored.map(({ commit }) => commit.runId)),
    intArray(stored.map(({ chunk }) => chunk.seq)),
    intArray(starts),
    intArray(stored.map(({ chunk }) => chunk.sealed.length)),
  ];
}

function stepParameters(rows: readonly { readonly commit: RunCommit; readonly row: StepRow }[]): Buffer[] {
  return [
    uuidArray(rows.map(({ commit }) => commit.workspaceId)),
    uuidArray(rows.map(({ commit }) => commit.runId)),
    textArray(rows.map(({ row }) => row.node)),
    textArray(rows.map(({ row }) => row.loopPath)),
    textArray(rows.map(({ row }) => row.status)),
    textArray(rows.map(({ row }) => row.port)),
    intArray(rows.map(({ row }) => row.attempt)),
    timeArray(rows.map(({ row }) => row.startedAt)),
    timeArray(rows.map(({ row }) => row.endedAt)),
    timeArray(rows.map(({ row }) => row.retryAt)),
    intArray(rows.map(({ row }) => row.intentChunk)),
    intArray(rows.map(({ row }) => row.resultChunk)),
    textArray(rows.map(({ row }) => row.failureCode)),
    byteaArray(rows.map(({ row }) => row.failure)),
  ];
}

function attemptParameters(rows: readonly { readonly commit: RunCommit; readonly row: AttemptRow }[]): Buffer[] {
  return [
    uuidArray(rows.map(({ commit }) => commit.workspaceId)),
    uuidArray(rows.map(({ commit }) => commit.runId)),
    textArray(rows.map(({ row }) => row.node)),
    textArray(rows.map(({ row }) => row.loopPath)),
    intArray(rows.map(({ row }) => row.attempt)),
    timeArray(rows.map(({ row }) => row.startedAt)),
    timeArray(rows.map(({ row }) => row.endedAt)),
    timeArray(rows.map(({ row }) => row.retryAt)),
    intArray(rows.map(({ row }) => row.chunk)),
    textArray(rows.map(({ row }) => row.failureCode)),
    byteaArray(rows.map(({ row }) => row.failure)),
  ];
}
