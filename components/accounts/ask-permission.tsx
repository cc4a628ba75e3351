"use client";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { Tile } from "#components/ui/tile.tsx";
import type { CatalogConnector } from "#server/flow/catalog.ts";
import { accounts } from "#server/messages/accounts.ts";
import { connect } from "#server/messages/connect.ts";
import { SignIn } from "./sign-in/sign-in.tsx";
import type { Wanted } from "./sign-in/use-sign-in.ts";

interface AskPermissionProps {
  connector: CatalogConnector;
  account: { readonly id: string; readonly name: string; readonly sandbox: boolean };
  uses: readonly Wanted[];
  attempt: string | null;
  onClose: () => void;
}

/** Asks the app for what an account may not do yet: only the new is named as new, and the account stays itself. */
export function AskPermission({ connector, account, uses, attempt, onClose }: AskPermissionProps) {
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={connect.askTitle(account.name)}
        description={connect.askSubtitle(connector.title)}
        icon={<Tile size={40} icon={connector.icon} monogram={connector.monogram} sandbox={account.sandbox} />}
        closeLabel={accounts.close}
      >
        <SignIn app={connector.title} connector={connector.id} account={account.id} sandbox={account.sandbox} uses={uses} attempt={attempt} onDone={onClose} />
      </DialogContent>
    </Dialog>
  );
}
