import type { Account } from "./use-accounts.ts";

/** A simulated account that nobody agreed to has no access that could end for good: its switches make it work again. */
export function canReconnect(account: Pick<Account, "sandbox" | "consented">): boolean {
  return !account.sandbox || account.consented;
}
