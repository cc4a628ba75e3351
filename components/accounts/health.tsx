"use client";
import { CircleCheckIcon, CircleXIcon, ClockAlertIcon, ShieldIcon } from "lucide-react";
import { useNow } from "#components/lib/time.tsx";
import type { CatalogConnector } from "#server/flow/catalog.ts";
import { accounts } from "#server/messages/accounts.ts";
import { conditionOf } from "./condition.ts";
import type { Account } from "./use-accounts.ts";

const words = accounts.health;
const line = "inline-flex items-center gap-1.5 align-middle";

/** How the account is, worst first: needs reconnecting, ends soon, limited, working. */
export function Health({ account, connector }: { account: Account; connector: CatalogConnector | undefined }) {
  const now = useNow();
  const condition = conditionOf(account, connector, now);
  switch (condition.kind) {
    case "broken":
      return (
        <span className={`${line} font-medium text-failed`}>
          <CircleXIcon aria-hidden className="size-4" />
          {words.broken}
        </span>
      );
    case "ending":
      return (
        <span className={`${line} font-medium text-waiting`}>
          <ClockAlertIcon aria-hidden className="size-4" />
          {words.ending(condition.days)}
        </span>
      );
    case "limited":
      return (
        <span className={`${line} text-muted-foreground`}>
          <ShieldIcon aria-hidden className="size-4" />
          {words.limited}
        </span>
      );
    case "working":
      return (
        <span className={`${line} text-success`}>
          <CircleCheckIcon aria-hidden className="size-4" />
          {words.working}
        </span>
      );
  }
}
