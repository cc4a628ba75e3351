import { loadHook } from "./load-hook.ts";
import { makeHookLookup } from "./lookup.ts";

const lookup = makeHookLookup(loadHook);

/** The hook at an address, from memory when it was asked for lately. */
export const findHook = lookup.find;

/** Hooks that a delivery has reached, so that it is written down once and not with each. */
export const reachedHooks = new Set<string>();

/** Call it after a flow was published, paused, started again or removed: its address follows at once in this process. */
export function forgetHook(flowId: string): void {
  lookup.forget(flowId);
  // Its address or its account may be another one, which has to prove itself anew.
  reachedHooks.clear();
}
