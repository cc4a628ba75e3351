import { type TrackedEnvelope, tracked } from "@trpc/server";
import type { Access } from "#server/auth/access.ts";
import { onRunChange } from "#server/runs/changes.ts";
import type { Context } from "../context.ts";
import { live, type Subscribe } from "../live.ts";
import { type RunView, viewRun } from "./runs.ts";

type Watcher = Context & { readonly access: Access };

/** A busy run is read at most this often, in milliseconds. */
const REST = 100;

/** A run as it stands now and after each change. Whoever reconnects gets it whole, so nothing can be missed. */
export async function* watchRun(ctx: Watcher, id: string, signal?: AbortSignal): AsyncGenerator<TrackedEnvelope<RunView>, void> {
  const subscribe: Subscribe<void> = (listener) => onRunChange(ctx.access.workspaceId, ({ runId }) => (runId === id ? listener() : undefined));
  let seen = 0;
  for await (const _ of live(subscribe, options(ctx, signal))) {
    yield tracked(String(seen), await viewRun(ctx.access, id));
    seen += 1;
  }
}

/** `ready` follows each (re)connection: what happened before it must be fetched anew. */
export type RunListEvent = { readonly kind: "ready" } | { readonly kind: "changed"; readonly runId: string };

/** Which runs of the workspace have changed. */
export async function* watchRuns(ctx: Watcher, signal?: AbortSignal): AsyncGenerator<TrackedEnvelope<RunListEvent>, void> {
  const subscribe: Subscribe<string> = (listener) => onRunChange(ctx.access.workspaceId, ({ runId }) => listener(runId));
  let seen = 0;
  for await (const batch of live(subscribe, options(ctx, signal))) {
    // The first batch is empty and comes once every later change is heard.
    if (batch.length === 0) yield tracked("ready", { kind: "ready" });
    for (const runId of new Set(batch)) {
      yield tracked(String(seen), { kind: "changed", runId });
      seen += 1;
    }
  }
}

function options({ stillSignedIn }: Watcher, signal: AbortSignal = new AbortController().signal) {
  return { signal, stillSignedIn, restMs: REST };
}
