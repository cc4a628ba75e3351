"use client";
import { Tile } from "#components/ui/tile.tsx";
import type { CatalogConnector } from "#server/flow/catalog.ts";

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
