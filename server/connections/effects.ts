import type { Effect } from "#server/flow/catalog.ts";

export const allEffects: readonly Effect[] = ["read", "create", "update", "upsert", "delete"];

/** Stored text as effects; what is not one is left out, so that a mistake allows less and never more. */
export function effectsOf(stored: readonly string[]): readonly Effect[] {
  return allEffects.filter((effect) => stored.includes(effect));
}
