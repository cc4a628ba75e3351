import { sql } from "drizzle-orm";
import { getDb } from "../client.ts";
import { lowestIdAt } from "../ids.ts";

const weekMs = 7 * 24 * 3_600_000;
/** 1970 began on a Thursday; weeks of ours begin on a Monday. */
const mondayMs = 4 * 24 * 3_600_000;

/** Partitioned tables and what their rows need: room to be updated in place, sealed bytes kept inside the row. */
const tables = [
  { name: "runs", settings: "fillfactor = 85" },
  { name: "run_keys", settings: "fillfactor = 90" },
  { name: "steps", settings: "fillfactor = 75" },
  { name: "attempts", settings: "fillfactor = 100" },
  { name: "chunks", settings: "toast_tuple_target = 8160" },
] as const;

/**
 * Makes the weekly partitions of this week and the next ones; rows of any other time go to the default partition.
 * A week whose rows are in the default partition already stays there. For the start of a process and once a day.
 */
export async function makePartitions(now: number, weeksAhead = 2): Promise<void> {
  const first = Math.floor((now - mondayMs) / weekMs) * weekMs + mondayMs;
  for (let week = 0; week <= weeksAhead; week += 1) {
    for (const table of tables) await makePartition(table, first + week * weekMs);
  }
}

async function makePartition(table: (typeof tables)[number], from: number): Promise<void> {
  const suffix = new Date(from).toISOString().slice(0, 10).replaceAll("-", "");
  await getDb().execute(sql`select make_partition(${table.name}, ${suffix}, ${bound(from)}, ${bound(from + weekMs)}, ${table.settings})`);
}

/** Below every id of its millisecond, whatever the rest of the id. */
function bound(at: number): string {
  return lowestIdAt(at).replace("-7000-8000-", "-0000-0000-");
}
