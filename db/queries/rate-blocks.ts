import { sql } from "drizzle-orm";
import { getDb } from "../client.ts";
import type { WorkspaceId } from "../ids.ts";

export interface BlockRule {
  /** Blocks that may be taken within `perMs`, by all processes together. */
  readonly blocks: number;
  readonly perMs: number;
  /** A block may be used for this long. */
  readonly validMs: number;
}

/**
 * Takes one block of calls of an account for this process. 0 when it has one; else how many milliseconds it takes until
 * one is free. The row is locked for the length of the statement only.
 */
export async function takeBlock(workspaceId: WorkspaceId, connectionId: string, operation: string, rule: BlockRule): Promise<number> {
  const { blocks, perMs, validMs } = rule;
  const ms = (value: number) => sql`make_interval(secs => ${value / 1000})`;
  const insert = sql`
    insert into rate_blocks as old (workspace_id, connection_id, operation, taken) values (${workspaceId}, ${connectionId}, ${operation}, '{}')
    on conflict (workspace_id, connection_id, operation) do update
    set taken = (select coalesce(array_agg(t order by t), '{}') from unnest(old.taken) t where t > clock_timestamp() - ${ms(perMs)})`;
  const { rows } = await getDb().transaction(async (tx) => {
    // Forgets what has run out, and locks: the clock is read again under the lock.
    await tx.execute(insert);
    return tx.execute<{ wait: number }>(sql`
      with standing as (select taken from rate_blocks where workspace_id = ${workspaceId} and connection_id = ${connectionId} and operation = ${operation}),
      took as (
        update rate_blocks set taken = array_append(taken, clock_timestamp() + ${ms(validMs)})
        where workspace_id = ${workspaceId} and connection_id = ${connectionId} and operation = ${operation} and cardinality(taken) < ${blocks}
        returning 1)
      select case when exists (select from took) then 0
        else greatest(1, extract(epoch from (taken)[cardinality(taken) - ${blocks} + 1] + ${ms(perMs)} - clock_timestamp()) * 1000) end::float8 as wait from standing`);
  });
  return rows[0]?.wait ?? perMs;
}
