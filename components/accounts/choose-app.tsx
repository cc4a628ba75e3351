"use client";
import { Dialog, DialogBody, DialogContent } from "#components/ui/dialog.tsx";
import type { CatalogConnector } from "#server/flow/catalog.ts";
import { accounts as words } from "#server/messages/accounts.ts";
import { AppGrid } from "./apps.tsx";

/** The first step of *Connect an app*: which one. */
export function ChooseApp({ apps, onClose, onChoose }: { apps: readonly CatalogConnector[]; onClose: () => void; onChoose: (id: string) => void }) {
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={words.dialog.chooseTitle} description={words.dialog.chooseText} closeLabel={words.close}>
        <DialogBody>
          <AppGrid apps={apps} onChoose={onChoose} className="grid gap-2 sm:grid-cols-2" />
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
