import { Button } from "#components/ui/button.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { accounts as words } from "#server/messages/accounts.ts";
import { canReconnect } from "./can-reconnect.ts";
import type { Account } from "./use-accounts.ts";

/** One line an account that stopped working, with the one button that mends it. */
export function BrokenBanners({ accounts, onReconnect }: { accounts: readonly Account[]; onReconnect: (id: string) => void }) {
  const broken = accounts.filter((account) => account.health === "broken" && account.usedBy.length > 0);
  return broken.map((account) => (
    <Banner
      key={account.id}
      hue="failed"
      className="mb-4"
      action={canReconnect(account) ? <Button onClick={() => onReconnect(account.id)}>{words.reconnect}</Button> : null}
    >
      <strong className="font-semibold">{words.broken(account.name)}</strong>{" "}
      <span className="text-muted-foreground">
        {account.healthReason ?? words.brokenText} {account.consented ? words.runsWait : null}
      </span>
    </Banner>
  ));
}
