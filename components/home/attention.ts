import type { Outputs } from "#components/lib/api.tsx";
import { home } from "#server/messages/home.ts";

type Flow = Outputs["flows"]["list"][number];
type Run = Outputs["runs"]["list"]["rows"][number];
type Account = Outputs["accounts"]["list"][number];

export interface Attention {
  /** Higher comes first: 3 stops the flow, 2 failed, 1 is unfinished, 0 is fine. */
  readonly rank: 0 | 1 | 2 | 3;
  readonly sentence: string | null;
}

const words = home.attention;

/** The one thing that a person should look at in a flow. */
export function attentionOf(flow: Flow, accounts: readonly Account[], lastRun: Run | null): Attention {
  const broken = accounts.find((account) => account.health === "broken" && account.usedBy.some((user) => user.id === flow.id));
  if (broken) return { rank: 3, sentence: words.account(broken.name) };
  if (lastRun?.mode === "live" && lastRun.status === "failed") {
    return { rank: 2, sentence: lastRun.failure ? words.failed(lastRun.failure.sentence) : words.failedPlain };
  }
  if (lastRun?.mode === "live" && lastRun.status === "unknown") return { rank: 2, sentence: words.unknown };
  if (!flow.live) return { rank: 0, sentence: words.draft };
  return flow.draftDiffersFromLive ? { rank: 1, sentence: words.unpublished } : { rank: 0, sentence: null };
}

/** Flows needing a person first; among equals, the last edited first. */
export function byAttention<T extends { flow: Flow; attention: Attention }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => b.attention.rank - a.attention.rank || b.flow.draftAt - a.flow.draftAt);
}

export type FlowState = "live" | "paused" | "draft";

export function stateOf(flow: Flow): FlowState {
  if (!flow.live) return "draft";
  return flow.paused ? "paused" : "live";
}
