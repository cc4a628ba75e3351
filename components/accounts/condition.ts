import type { CatalogConnector } from "#server/flow/catalog.ts";
import { effectsOf } from "./key-form.ts";
import type { Account } from "./use-accounts.ts";

/** Worst first: only one is shown. */
export type Condition =
  | { readonly kind: "broken" }
  /** Its access ends for good soon: whole days left. */
  | { readonly kind: "ending"; readonly days: number }
  /** It works, and flows may do less with it than the app offers. */
  | { readonly kind: "limited" }
  | { readonly kind: "working" };

const DAY_MS = 86_400_000;
const WARN_DAYS = 7;

/** How an account is, at `now` (milliseconds since 1970). */
export function conditionOf(
  account: Pick<Account, "health" | "endsAt" | "allowedEffects">,
  connector: Pick<CatalogConnector, "operations"> | undefined,
  now: number,
): Condition {
  if (account.health === "broken" || (account.endsAt !== null && account.endsAt <= now)) return { kind: "broken" };
  if (account.endsAt !== null && account.endsAt - now <= WARN_DAYS * DAY_MS) return { kind: "ending", days: Math.floor((account.endsAt - now) / DAY_MS) };
  const offered = connector === undefined ? [] : effectsOf(connector).map(({ effect }) => effect);
  return { kind: offered.every((effect) => account.allowedEffects.includes(effect)) ? "working" : "limited" };
}

/** The steps of live flows that would be stopped if flows might only do `allowed`. */
export function stopped(steps: Account["steps"], allowed: Account["allowedEffects"]): Account["steps"] {
  return steps.filter(({ effect }) => effect !== null && !allowed.includes(effect));
}
