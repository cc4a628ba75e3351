"use client";
import { PlugIcon, PlusIcon, SearchIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useUrlState } from "#components/lib/url-state.ts";
import { Button } from "#components/ui/button.tsx";
import { SearchInput } from "#components/ui/input.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { EmptyState } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { ProblemBox } from "#components/ui/problem.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { Box } from "#components/ui/table.tsx";
import type { CatalogConnector } from "#server/flow/catalog.ts";
import { accounts as words } from "#server/messages/accounts.ts";
import { AccountTable } from "./account-table.tsx";
import { AppGrid } from "./apps.tsx";
import { BrokenBanners } from "./broken.tsx";
import { canReconnect } from "./can-reconnect.ts";
import { type Account, useAccounts, useCatalog } from "./use-accounts.ts";

// Opened by a click, so nobody waits for them on the first load.
const AccountPanel = dynamic(() => import("./account-panel.tsx").then((module) => module.AccountPanel), { ssr: false });
const ChooseApp = dynamic(() => import("./choose-app.tsx").then((module) => module.ChooseApp), { ssr: false });
const Connect = dynamic(() => import("./connect.tsx").then((module) => module.Connect), { ssr: false });
const Reconnect = dynamic(() => import("./reconnect.tsx").then((module) => module.Reconnect), { ssr: false });

/** Connected accounts, the apps that can be connected, and the panel of the one that is open. All of it is in the address. */
export function Accounts() {
  const list = useAccounts();
  const catalog = useCatalog();
  const { params, change } = useUrlState();
  const apps = Object.values(catalog.data?.connectors ?? {});
  const connecting = params.get("connect");
  const app = apps.find((candidate) => candidate.id === connecting);
  const reconnecting = list.data?.find((account) => account.id === params.get("reconnect") && canReconnect(account));
  const attempt = params.get("attempt");
  const again = apps.find((candidate) => candidate.id === reconnecting?.connector);
  const opened = list.data?.find((account) => account.id === params.get("account"));
  return (
    <Page
      fixed
      crumbs={[{ label: words.title }]}
      beside={list.data ? <span className="text-12 text-muted-foreground">{words.count(list.data.length)}</span> : null}
      actions={<Actions query={params.get("q") ?? ""} change={change} />}
    >
      <div className="flex h-full">
        <div className="min-w-0 grow overflow-y-auto px-6 py-4 max-md:px-3">
          <h1 className="sr-only">{words.title}</h1>
          {list.error ? (
            <ProblemBox error={list.error} retry={() => void list.refetch()} />
          ) : list.data ? (
            <Content accounts={list.data} apps={apps} />
          ) : (
            <Box>
              <SkeletonRows rows={5} height={48} label={words.loading} />
            </Box>
          )}
        </div>
        {opened ? <AccountPanel account={opened} connector={catalog.data?.connectors[opened.connector]} onClose={() => change({ account: null })} /> : null}
      </div>
      {connecting === "any" ? <ChooseApp apps={apps} onClose={() => change({ connect: null })} onChoose={(id) => change({ connect: id })} /> : null}
      {reconnecting && again ? (
        <Reconnect account={reconnecting} connector={again} attempt={attempt} onDone={() => change({ reconnect: null, attempt: null })} />
      ) : null}
      {app ? (
        <Connect
          connector={app}
          attempt={attempt}
          open
          onOpenChange={() => change({ connect: null, attempt: null })}
          onConnected={(id) => change({ connect: null, attempt: null, account: id })}
        />
      ) : null}
    </Page>
  );
}

function Actions({ query, change }: { query: string; change: ReturnType<typeof useUrlState>["change"] }) {
  return (
    <>
      <SearchInput
        aria-label={words.search}
        placeholder={words.search}
        defaultValue={query}
        onChange={(event) => change({ q: event.target.value })}
        before={<SearchIcon aria-hidden />}
        after={<Kbd>/</Kbd>}
        className="h-7 w-62 max-md:hidden"
      />
      <Button size="sm" look="primary" onClick={() => change({ connect: "any" }, "push")}>
        <PlusIcon />
        {words.connect}
      </Button>
    </>
  );
}

function Content({ accounts, apps }: { accounts: readonly Account[]; apps: readonly CatalogConnector[] }) {
  const { params, change } = useUrlState();
  const query = params.get("q") ?? "";
  const titles = new Map(apps.map((app) => [app.id, app.title]));
  const shown = accounts.filter((account) => matches(query, account.name, titles.get(account.connector) ?? account.connector));
  const offered = apps.filter((app) => matches(query, app.title));
  const choose = (id: string) => change({ connect: id }, "push");
  if (query !== "" && shown.length === 0 && offered.length === 0) {
    return <EmptyState title={words.noMatch(query)} action={<Button onClick={() => change({ q: null })}>{words.clear}</Button>} />;
  }
  return (
    <>
      <BrokenBanners accounts={accounts} onReconnect={(id) => change({ reconnect: id }, "push")} />
      {accounts.length === 0 ? (
        <EmptyState icon={<PlugIcon />} title={words.empty} action={<Button onClick={() => choose("any")}>{words.connect}</Button>}>
          {words.emptyText}
        </EmptyState>
      ) : (
        <AccountTable accounts={shown} apps={apps} />
      )}
      <h2 className="pt-6 pb-2.5 font-semibold text-14">{words.another}</h2>
      <AppGrid apps={offered} onChoose={choose} />
    </>
  );
}

function matches(query: string, ...texts: string[]): boolean {
  const wanted = query.trim().toLowerCase();
  return texts.some((text) => text.toLowerCase().includes(wanted));
}
