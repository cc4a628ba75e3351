"use client";
import { useUrlState } from "#components/lib/url-state.ts";
import { Box, Table, Th } from "#components/ui/table.tsx";
import type { CatalogConnector } from "#server/flow/catalog.ts";
import { accounts as words } from "#server/messages/accounts.ts";
import { AccountRow } from "./account-row.tsx";
import type { Account } from "./use-accounts.ts";

/** One row an account, the broken ones first. */
export function AccountTable({ accounts, apps }: { accounts: readonly Account[]; apps: readonly CatalogConnector[] }) {
  const { params, change } = useUrlState();
  const byId = new Map(apps.map((app) => [app.id, app]));
  const sorted = accounts.toSorted((a, b) => Number(a.health === "working") - Number(b.health === "working"));
  const open = params.get("account");
  // Beside the panel, which tells the same, there is no room for them.
  const wide = open === null ? "max-xl:hidden" : "hidden";
  return (
    <Box className="overflow-x-auto">
      <Table>
        <thead>
          <tr>
            <Th className="max-sm:hidden">{words.columns.app}</Th>
            <Th>{words.columns.account}</Th>
            <Th className="max-sm:hidden">{words.columns.health}</Th>
            <Th className={wide}>{words.columns.owner}</Th>
            <Th className={wide}>{words.columns.permissions}</Th>
            <Th className={open === null ? "max-lg:hidden" : "max-2xl:hidden"}>{words.columns.lastUsed}</Th>
            <Th className="max-md:hidden">{words.columns.usedBy}</Th>
            <Th>
              <span className="sr-only">{words.columns.actions}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              connector={byId.get(account.connector)}
              current={account.id === open}
              beside={open !== null}
              onOpen={() => change({ account: account.id }, "push")}
              onReconnect={() => change({ reconnect: account.id }, "push")}
            />
          ))}
        </tbody>
      </Table>
    </Box>
  );
}
