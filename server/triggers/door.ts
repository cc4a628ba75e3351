import { markVerified } from "#db/queries/triggers.ts";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import { acceptEvent } from "#server/runs/accept.ts";
import { countDelivery } from "./figures.ts";
import type { Hook } from "./hook.ts";
import { countTraffic } from "./keep-traffic.ts";
import { findHook, reachedHooks } from "./known-hooks.ts";
import { makeHookDoor } from "./receive.ts";

/** The hook door of this process. */
export const hookDoor = makeHookDoor({
  findHook,
  accept: acceptEvent,
  publicUrl: () => env().PUBLIC_URL ?? `http://${env().HOST}:${env().PORT}`,
  onFailure: (error, what) => log("hooks").error({ err: error, what }, "A delivery could not be stored"),
  onAnswer: (hook, answer, source) => {
    countDelivery(answer);
    if (hook !== null) countTraffic(hook, source, answer);
    if (hook !== null && answer.runId !== undefined) noteVerified(hook);
  },
});

/** The first delivery of a hook in this process shows its owner that the other side is set up. */
function noteVerified(hook: Hook): void {
  if (reachedHooks.has(hook.triggerId)) return;
  reachedHooks.add(hook.triggerId);
  markVerified(hook.workspaceId, hook.triggerId).catch((error: unknown) => log("hooks").warn({ err: error }, "A hook could not be marked as verified"));
}
