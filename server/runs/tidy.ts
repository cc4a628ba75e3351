import { forgetEvents } from "#db/queries/event-dedupe.ts";
import { forgetDeadWorkers } from "#db/queries/leases.ts";
import { makePartitions } from "#db/queries/partitions.ts";
import { databaseNow } from "./clock.ts";

/** How long a second delivery of an event is recognised. */
const dedupeDays = 7;
const forgetAtOnce = 10_000;

/** Makes room for the weeks to come and forgets what nobody needs. Safe to do twice, and by several processes. */
export async function tidyRuns(): Promise<void> {
  await makePartitions(databaseNow());
  await forgetDeadWorkers();
  while ((await forgetEvents(dedupeDays, forgetAtOnce)) === forgetAtOnce);
}
