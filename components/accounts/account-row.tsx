"use client";
import Link from "next/link";
import { Time } from "#components/lib/time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { Td } from "#components/ui/table.tsx";
import { Tile } from "#components/ui/tile.tsx";
import type { CatalogConnector } from "#server/flow/catalog.ts";
import { accounts as words } from "#server/messages/accounts.ts";
import { AccountDot } from "./account-dot.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { canReconnect } from "./can-reconnect.ts";
import { Health } from "./health.tsx";
import { type Account, useAccountVerbs } from "./use-accounts.ts";

interface AccountRowProps {
  account: Account;
  connector: CatalogConnector | undefined;
  current: boolean;
  /** A panel stands beside the table. */
  beside: boolean;
  onOpen: () => void;
  onReconnect: () => void;
}

export function AccountRow({ account, connector, current, beside, onOpen, onReconnect }: AccountRowProps) {
  const verbs = useAccountVerbs(account);
  const wide = cn("text-muted-foreground", beside ? "hidden" : "max-xl:hidden");
  return (
    <tr
      className="relative h-12 hover:bg-accent aria-[current=true]:bg-accent aria-[current=true]:shadow-[inset_2px_0_0_var(--primary)]"
      aria-current={current}
    >
      <Td className="max-sm:hidden">
        <span className="flex items-center gap-2.5">
          <Tile size={28} icon={connector?.icon ?? null} monogram={connector?.monogram ?? account.connector} sandbox={account.sandbox} />
          <span className="font-medium">{connector?.title ?? account.connector}</span>
        </span>
      </Td>
      <Td className="w-full max-w-0">
        <span className="flex items-center gap-2">
          <AccountDot id={account.id} />
          <button
            type="button"
            onClick={onOpen}
            className="truncate text-left after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring"
          >
            {account.name}
          </button>
          <Beside account={account} />
        </span>
        <span className="block pl-4 sm:hidden">
          <Health account={account} connector={connector} />
        </span>
      </Td>
      <Td className="max-sm:hidden">
        <Health account={account} connector={connector} />
      </Td>
      <Td className={wide}>{account.owner ?? words.nobody}</Td>
      <Td className={wide}>
        <Permissions account={account} />
      </Td>
      <Td className={cn("text-muted-foreground", beside ? "max-2xl:hidden" : "max-lg:hidden")}>
        {account.lastUsedAt === null ? words.never : <Time at={account.lastUsedAt} as="relative" />}
      </Td>
      <Td className="max-md:hidden">
        <UsedBy account={account} />
      </Td>
      <Td right>
        <span className="relative z-1 inline-flex items-center gap-1.5">
          {account.health === "broken" && canReconnect(account) ? (
            <Button size="xs" onClick={onReconnect}>
              {words.reconnect}
            </Button>
          ) : (
            <Button size="xs" aria-disabled={verbs.testing} aria-label={`${words.test} ${account.name}`} onClick={verbs.testing ? undefined : verbs.test}>
              {verbs.testing ? words.testing : words.test}
            </Button>
          )}
          <AccountMenu account={account} verbs={verbs} onOpen={onOpen} onReconnect={onReconnect} />
        </span>
      </Td>
    </tr>
  );
}

function Beside({ account }: { account: Account }) {
  if (account.sandbox) return <Badge>{words.simulated}</Badge>;
  const facts = [account.organisation, account.hint ? words.keyEnds(account.hint) : null].filter((fact) => fact !== null);
  return <span className="truncate text-12 text-faint-foreground">{facts.join(" · ")}</span>;
}

function Permissions({ account: { permissions } }: { account: Account }) {
  if (permissions === null) return words.wholeAccount;
  const { used, unused } = permissions;
  return <span title={[...used, ...unused].join(", ")}>{words.permissions(used.length + unused.length, unused.length)}</span>;
}

/** The flow itself where it is one; more are told in the panel. */
function UsedBy({ account }: { account: Account }) {
  const [flow, ...more] = account.usedBy;
  if (flow === undefined) return <span className="text-faint-foreground">{words.noFlows}</span>;
  if (more.length > 0) return <span title={account.usedBy.map(({ name }) => name).join(", ")}>{words.flows(account.usedBy.length)}</span>;
  return (
    <Link href={`/flows/${flow.id}`} className="relative z-1 block max-w-44 truncate text-primary-text hover:underline">
      {flow.name}
    </Link>
  );
}
