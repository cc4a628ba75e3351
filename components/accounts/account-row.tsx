"use client";
import { CircleCheckIcon, CircleXIcon } from "lucide-react";
import { Time } from "#components/lib/time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Td } from "#components/ui/table.tsx";
import { Tile } from "#components/ui/tile.tsx";
import type { CatalogConnector } from "#server/flow/catalog.ts";
import { accounts as words } from "#server/messages/accounts.ts";
import { AccountDot } from "./account-dot.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { canReconnect } from "./can-reconnect.ts";
import { type Account, useAccountVerbs } from "./use-accounts.ts";

interface AccountRowProps {
  account: Account;
  connector: CatalogConnector | undefined;
  current: boolean;
  onOpen: () => void;
  onReconnect: () => void;
}

export function AccountRow({ account, connector, current, onOpen, onReconnect }: AccountRowProps) {
  const verbs = useAccountVerbs(account);
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
          <Health health={account.health} />
        </span>
      </Td>
      <Td className="max-sm:hidden">
        <Health health={account.health} />
      </Td>
      <Td className="text-muted-foreground max-lg:hidden">{account.lastUsedAt === null ? words.never : <Time at={account.lastUsedAt} as="relative" />}</Td>
      <Td className="max-md:hidden">
        <span className={account.usedBy.length === 0 ? "text-faint-foreground" : ""} title={account.usedBy.map((flow) => flow.name).join(", ")}>
          {account.usedBy.length === 0 ? words.noFlows : words.flows(account.usedBy.length)}
        </span>
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

export function Health({ health }: { health: Account["health"] }) {
  return health === "working" ? (
    <span className="inline-flex items-center gap-1.5 align-middle text-success">
      <CircleCheckIcon aria-hidden className="size-4" />
      {words.health.working}
    </span>
  ) : (
    <span className="inline-flex items-center gap-1.5 align-middle font-medium text-failed">
      <CircleXIcon aria-hidden className="size-4" />
      {words.health.broken}
    </span>
  );
}
