import { sql } from "drizzle-orm";
import { getDb } from "../client.ts";

/** Forgets the keys of up to `limit` events older than `days`; gives how many. For the daily round, of all workspaces. */
export async function forgetEvents(days: number, limit: number): Promise<number> {
  const result = await getDb().execute(sql`
    delete from event_dedupe where ctid = any (array(
      select ctid from event_dedupe where received_at < clock_timestamp() - make_interval(days => ${days}) limit ${limit}))`);
  return result.rowCount ?? 0;
}
