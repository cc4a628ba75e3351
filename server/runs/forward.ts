import { z } from "zod";
import { connectedUrl } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { type Listening, listenToProcesses, NOTICE_LIMIT, notifyProcesses } from "#db/queries/run-changes.ts";
import { runStatus } from "#db/schema/runs.ts";
import { log } from "#server/log.ts";
import { forwardTo, hear, type RunChange } from "./changes.ts";

/** Changes are gathered for this long, in milliseconds, so that a busy process tells ten times a second at most. */
const GATHER = 100;
const RETRY = 1_000;

const noticeSchema = z.object({
  from: z.string(),
  changes: z.array(z.tuple([z.string(), z.string(), z.enum(runStatus.enumValues).nullable()])),
});

export interface Forwarding {
  close(): Promise<void>;
}

/**
 * Lets the pages of every process see the runs of all: tells the others what changes here, and hears what changes there.
 * What is missed while the database is away is not told again; pages look for themselves when they come back.
 */
export async function startForwarding(origin: string = newId()): Promise<Forwarding> {
  const gathered = new Map<string, RunChange>();
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  let listening: Listening | null = null;

  async function tell(): Promise<void> {
    timer = null;
    const texts = noticesOf(origin, [...gathered.values()]);
    gathered.clear();
    for (const text of texts) await notifyProcesses(text);
  }

  function gather(change: RunChange): void {
    const earlier = gathered.get(change.runId);
    gathered.set(change.runId, { ...change, status: change.status ?? earlier?.status ?? null });
    timer ??= setTimeout(() => void tell().catch(() => log("runs").warn("other processes could not be told of changes")), GATHER).unref();
  }

  async function listen(): Promise<void> {
    if (closed) return;
    try {
      listening = await listenToProcesses(connectedUrl(), (text) => pass(text, origin), again);
    } catch {
      again();
    }
    if (closed) await listening?.close();
  }

  function again(): void {
    listening = null;
    setTimeout(() => void listen(), RETRY).unref();
  }

  forwardTo(gather);
  await listen();
  return {
    async close() {
      closed = true;
      forwardTo(() => undefined);
      if (timer !== null) clearTimeout(timer);
      await listening?.close();
    },
  };
}

/** As many notices as it takes to keep each within the limit. */
export function noticesOf(from: string, changes: readonly RunChange[]): readonly string[] {
  const texts: string[] = [];
  const each = Math.floor((NOTICE_LIMIT - 100) / 110);
  for (let at = 0; at < changes.length; at += each) {
    texts.push(JSON.stringify({ from, changes: changes.slice(at, at + each).map(({ workspaceId, runId, status }) => [workspaceId, runId, status]) }));
  }
  return texts;
}

function pass(text: string, origin: string): void {
  const notice = noticeSchema.safeParse(parse(text));
  if (!notice.success || notice.data.from === origin) return;
  for (const [workspaceId, runId, status] of notice.data.changes) hear({ workspaceId, runId, status });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
