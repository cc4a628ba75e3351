import type { StateRow } from "#db/queries/journal.ts";
import { log } from "#server/log.ts";
import { enqueue } from "#server/queue/queue.ts";
import { announce } from "./changes.ts";
import { databaseNow } from "./clock.ts";

/** Times are gathered for this long, in milliseconds: many runs that wait for one app become one job. */
const GATHER_MS = 50;

const gathered = new Set<number>();
let timer: NodeJS.Timeout | null = null;

/** Tells what a commit did to a run; one that waits from now on is woken when its time has come. */
export function tellCommit(run: { readonly workspaceId: string; readonly runId: string }, state: StateRow | null): void {
  announce({ workspaceId: run.workspaceId, runId: run.runId, status: state?.status ?? null });
  if (state?.wakeAt != null) wakeAt(state.wakeAt);
}

/**
 * Has some worker look for due runs at a time (milliseconds since 1970, by the database's clock). After the commit, not
 * in it: three more round trips with the rows locked would hold up the one connection that writes all journals, and a
 * wake that is lost with its process costs seconds, since workers also look by themselves now and then.
 */
export function wakeAt(time: number): void {
  gathered.add(time);
  timer ??= setTimeout(() => void tell(), GATHER_MS).unref();
}

async function tell(): Promise<void> {
  timer = null;
  const times = [...gathered];
  gathered.clear();
  await enqueue("wake", times, databaseNow()).catch(() => log("runs").warn("a wake could not be put into the queue"));
}

/** Puts what is gathered into the queue now: the process ends. */
export async function tellLastWakes(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  await tell();
}
