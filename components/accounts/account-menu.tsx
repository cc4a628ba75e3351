"use client";
import { EllipsisIcon, KeyRoundIcon, PanelRightIcon, PencilIcon, Trash2Icon } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "#components/ui/menu.tsx";
import { NameDialog } from "#components/ui/name-dialog.tsx";
import { accounts as words } from "#server/messages/accounts.ts";
import { canReconnect } from "./can-reconnect.ts";
import type { Account, useAccountVerbs } from "./use-accounts.ts";

interface AccountMenuProps {
  account: Account;
  verbs: ReturnType<typeof useAccountVerbs>;
  onOpen: () => void;
  onReconnect: () => void;
}

export function AccountMenu({ account, verbs, onOpen, onReconnect }: AccountMenuProps) {
  const [asking, setAsking] = useState<"rename" | "remove" | null>(null);
  const close = () => setAsking(null);
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button look="ghost" size="xs" square aria-label={words.menu(account.name)}>
            <EllipsisIcon />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={onOpen}>
            <PanelRightIcon />
            {words.details}
          </MenuItem>
          {canReconnect(account) ? (
            <MenuItem onSelect={onReconnect}>
              <KeyRoundIcon />
              {words.reconnect}
            </MenuItem>
          ) : null}
          <MenuItem onSelect={() => setAsking("rename")}>
            <PencilIcon />
            {words.rename}
          </MenuItem>
          <MenuSeparator />
          <MenuItem danger onSelect={() => setAsking("remove")}>
            <Trash2Icon />
            {words.remove}
          </MenuItem>
        </MenuContent>
      </Menu>
      <NameDialog
        open={asking === "rename"}
        onOpenChange={close}
        title={words.renameTitle}
        label={words.nameLabel}
        action={words.renameAction}
        cancel={words.cancel}
        name={account.name}
        onName={verbs.rename}
      />
      <Confirm
        open={asking === "remove"}
        onOpenChange={close}
        title={words.removeTitle(account.name)}
        action={words.removeAction}
        cancel={words.cancel}
        danger
        busy={verbs.removing}
        onConfirm={() => verbs.remove(close)}
      >
        <p>{words.removeText}</p>
        <WhatStops account={account} />
      </Confirm>
    </>
  );
}

function WhatStops({ account }: { account: Account }) {
  if (account.usedBy.length === 0) return <p className="pt-2">{words.removeFree}</p>;
  return (
    <div className="pt-2">
      <p className="text-foreground">{words.removeStops}</p>
      <ul className="list-disc pt-1 pl-5 text-foreground">
        {account.usedBy.map((flow) => (
          <li key={flow.id}>{flow.name}</li>
        ))}
      </ul>
    </div>
  );
}
