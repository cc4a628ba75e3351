"use client";
import { XIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Time } from "#components/lib/time.tsx";
import { Button } from "#components/ui/button.tsx";
import { Tile } from "#components/ui/tile.tsx";
import type { CatalogConnector } from "#server/flow/catalog.ts";
import { accounts as words } from "#server/messages/accounts.ts";
import { Health } from "./health.tsx";
import { Power } from "./power.tsx";
import { Sandbox } from "./sandbox.tsx";
import type { Account } from "./use-accounts.ts";

/** Everything about one account; of a sandbox also its records and its ways to misbehave. */
export function AccountPanel({ account, connector, onClose }: { account: Account; connector: CatalogConnector | undefined; onClose: () => void }) {
  return (
    <aside
      aria-label={account.name}
      className="flex w-100 shrink-0 flex-col overflow-y-auto border-border border-l bg-card max-lg:absolute max-lg:inset-y-0 max-lg:right-0 max-lg:z-10 max-lg:w-full max-lg:max-w-100 max-lg:shadow-float"
    >
      <div className="flex items-center gap-2.5 py-3 pr-3 pl-4">
        <Tile size={28} icon={connector?.icon ?? null} monogram={connector?.monogram ?? account.connector} sandbox={account.sandbox} />
        <div className="min-w-0 grow">
          <h2 className="truncate font-semibold text-14">{account.name}</h2>
          <p className="text-12 text-muted-foreground">{connector?.title ?? account.connector}</p>
        </div>
        <Button look="ghost" size="sm" square aria-label={words.close} onClick={onClose}>
          <XIcon />
        </Button>
      </div>
      <dl className="border-border border-t">
        <Fact term={words.columns.health}>
          <Health account={account} connector={connector} />
        </Fact>
        {account.healthReason ? <Fact term={words.panel.why}>{account.healthReason}</Fact> : null}
        {account.hint ? <Fact term={words.panel.key}>{words.keyEnds(account.hint)}</Fact> : null}
        {account.organisation ? <Fact term={words.panel.organisation}>{account.organisation}</Fact> : null}
        <Fact term={words.panel.owner}>{account.owner ?? words.nobody}</Fact>
        {account.permissions ? <Granted permissions={account.permissions} /> : null}
        <Fact term={words.panel.since}>
          <Time at={account.createdAt} />
        </Fact>
        <Fact term={words.panel.usedBy}>
          <UsedBy account={account} />
        </Fact>
      </dl>
      {connector ? <Power key={account.id} account={account} connector={connector} /> : null}
      {account.sandbox ? <Sandbox account={account} /> : null}
    </aside>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid min-h-9 grid-cols-[104px_1fr] items-center gap-2 border-border border-b px-4 py-1.5">
      <dt className="text-12 text-muted-foreground">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What the app has granted; what nothing needs is named apart, so that it can be taken back there. */
function Granted({ permissions: { used, unused } }: { permissions: NonNullable<Account["permissions"]> }) {
  return (
    <Fact term={words.panel.permissions}>
      {used.length === 0 ? null : <p>{used.join(", ")}</p>}
      {unused.length === 0 ? null : <p className="text-muted-foreground">{words.unused(unused)}</p>}
    </Fact>
  );
}

function UsedBy({ account }: { account: Account }) {
  if (account.usedBy.length === 0) return words.noFlows;
  return (
    <ul>
      {account.usedBy.map((flow) => (
        <li key={flow.id}>
          <Link href={`/flows/${flow.id}`} className="text-primary-text hover:underline">
            {flow.name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
