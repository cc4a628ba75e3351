import { PgBoss } from "pg-boss";
import { connectedUrl } from "#db/client.ts";
import { log } from "#server/log.ts";
import { type QueueName, queueNames, queues } from "./queues.ts";

/** Away from the tables of the product, and made by pg-boss itself at the first start. */
const SCHEMA = "queue";
/** Jobs of one queue that are due within so many milliseconds are one job. */
const SLOT_MS = 250;
const BATCH = 100;
/** After a failure the queue counts as down for this long, milliseconds. */
const TROUBLE_MS = 5_000;
const STOP_MS = 5_000;
const INSERT_AT_ONCE = 1_000;

export interface RunningQueue {
  /** Lets work under way finish (up to five seconds) and lets go of the database. */
  close(): Promise<void>;
}

type Work = () => Promise<void>;

let boss: PgBoss | null = null;
let troubleAt = Number.NEGATIVE_INFINITY;
const works = new Map<QueueName, Work>();

/**
 * Brings the queue up, with its tables when they are missing: two connections, one of which listens. While the database
 * is away it stays up and finds its way back. What is in the queue only wakes workers; no run depends on it.
 */
export async function startQueue(): Promise<RunningQueue> {
  if (boss !== null) throw new Error("The queue of this process has started already");
  const starting = new PgBoss({
    connectionString: connectedUrl(),
    application_name: "patchbay queue",
    schema: SCHEMA,
    max: 1,
    connectionTimeoutMillis: 5_000,
    useListenNotify: true,
    // Some hundred rows at most: nothing for these two to look after.
    monitorVacuum: false,
    reindex: false,
    flowIntervalSeconds: 60,
    cronWorkerIntervalSeconds: 30,
  });
  starting.on("error", noteTrouble);
  starting.on("warning", (warning) => log("queue").warn({ said: warning.message }, "the queue warns"));
  await starting.start();
  for (const name of queueNames()) await prepare(starting, name);
  for (const [name, handle] of works) await begin(starting, name, handle);
  boss = starting;
  return {
    async close() {
      boss = null;
      await starting.stop({ graceful: true, timeout: STOP_MS });
    },
  };
}

/** False: nobody can count on being woken, so whoever waits looks by itself. */
export function queueIsUp(): boolean {
  return boss !== null && performance.now() - troubleAt > TROUBLE_MS;
}

/**
 * Wakes one of those who work on a queue at each of the given times (milliseconds since 1970, by the database's clock);
 * a time that has passed means now. Times close to each other become one. Without a running queue nothing happens.
 */
export async function enqueue(name: QueueName, times: readonly number[], now: number): Promise<void> {
  const slots = [...new Set(times.map((time) => slotOf(time, now)))];
  for (let at = 0; at < slots.length; at += INSERT_AT_ONCE) {
    const jobs = slots.slice(at, at + INSERT_AT_ONCE).map((slot) => ({ singletonKey: String(slot), ...(slot > now ? { startAfter: new Date(slot) } : {}) }));
    await boss?.insert(name, jobs);
  }
}

/** The next moment at which jobs are due together; for what is due already, the last one. */
function slotOf(time: number, now: number): number {
  return (time > now ? Math.ceil(time / SLOT_MS) : Math.floor(now / SLOT_MS)) * SLOT_MS;
}

/** Does `handle` whenever the queue says so, never twice at a time in this process. Resolves to the way to end it. */
export async function work(name: QueueName, handle: Work): Promise<() => Promise<void>> {
  works.set(name, handle);
  if (boss !== null) await begin(boss, name, handle);
  return async () => {
    works.delete(name);
    await boss?.offWork(name, { wait: true });
  };
}

async function prepare(on: PgBoss, name: QueueName): Promise<void> {
  const { retries, cron } = queues[name];
  await on.createQueue(name, { policy: "short", notify: true, retryLimit: retries, retryDelay: 60, expireInSeconds: 600, deleteAfterSeconds: 60 });
  if (cron !== null) await on.schedule(name, cron, undefined, { tz: "UTC", missed: "once" });
}

async function begin(on: PgBoss, name: QueueName, handle: Work): Promise<void> {
  const { lookSeconds } = queues[name];
  const looking = { batchSize: BATCH, burstWhenBatchFull: true, pollingIntervalSeconds: lookSeconds, notifyPollingIntervalSeconds: lookSeconds };
  await on.work(name, looking, async () => {
    try {
      await handle();
    } catch (error) {
      log("queue").warn({ queue: name, error: nameOf(error) }, "work from the queue failed");
      // What is thrown is stored beside the job, and an error of the database tells the values of its query.
      throw new Error("failed");
    }
  });
}

function noteTrouble(error: Error): void {
  const before = performance.now() - troubleAt;
  troubleAt = performance.now();
  if (before > TROUBLE_MS) log("queue").warn({ error: nameOf(error) }, "the queue has trouble; workers look by themselves meanwhile");
}

function nameOf(error: unknown): string {
  if (error instanceof Error) return "code" in error && typeof error.code === "string" ? error.code : error.name;
  return typeof error;
}
