"use client";
import { Dialog, DialogBody, DialogContent } from "#components/ui/dialog.tsx";
import { Tile } from "#components/ui/tile.tsx";
import type { CatalogConnector } from "#server/flow/catalog.ts";
import { accounts as words } from "#server/messages/accounts.ts";

/** Apps to connect, as tiles. */
export function AppGrid({ apps, onChoose, className }: { apps: readonly CatalogConnector[]; onChoose: (id: string) => void; className?: string }) {
  return (
    <ul className={className ?? "grid grid-cols-[repeat(auto-fill,minmax(190px,1fr))] gap-2"}>
      {apps.map((app) => (
        <li key={app.id}>
          <button
            type="button"
            onClick={() => onChoose(app.id)}
            className="flex h-12 w-full items-center gap-2.5 rounded-lg border border-border bg-card px-2.5 text-left font-medium hover:bg-accent"
          >
            <Tile size={28} icon={app.icon} monogram={app.monogram} />
            <span className="truncate">{app.title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The first step of *Connect an app*: which one. */
export function ChooseApp({
  apps,
  open,
  onOpenChange,
  onChoose,
}: {
  apps: readonly CatalogConnector[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onChoose: (id: string) => void;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={words.dialog.chooseTitle} description={words.dialog.chooseText} closeLabel={words.close}>
        <DialogBody>
          <AppGrid apps={apps} onChoose={onChoose} className="grid gap-2 sm:grid-cols-2" />
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
