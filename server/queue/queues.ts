/** What waits in the queue. A job carries no data: it says that there is something to do, and whoever does it looks what. */
export const queues = {
  /** A run is due, or was stored with nobody to work on it. Looked for once a second, which is how late a wake may come. */
  wake: { lookSeconds: 1, retries: 0, cron: null },
  /** Partitions for the weeks to come, deliveries too old to come again, workers that are gone. */
  tidyRuns: { lookSeconds: 60, retries: 2, cron: "7 * * * *" },
  /** Sessions and counts of failed sign-ins whose time is over. */
  tidySignIns: { lookSeconds: 60, retries: 2, cron: "23 * * * *" },
  /** Sign-ins at apps that nobody finished. */
  tidyConnects: { lookSeconds: 60, retries: 2, cron: "*/15 * * * *" },
  /** Counts of deliveries that nobody looks at any more. */
  tidyTraffic: { lookSeconds: 60, retries: 2, cron: "41 * * * *" },
} as const satisfies { readonly [name: string]: QueueRule };

export type QueueName = keyof typeof queues;

interface QueueRule {
  /** How often an idle worker looks by itself; new jobs are told to it at once. */
  readonly lookSeconds: number;
  /** How often a job that failed is done again. */
  readonly retries: number;
  /** When a job comes by itself, in UTC: once for all processes together; one that was missed is made up for. */
  readonly cron: string | null;
}

/** Names as a list, typed. */
export function queueNames(): readonly QueueName[] {
  // Keys of a closed record that nobody adds to.
  return Object.keys(queues) as QueueName[];
}
