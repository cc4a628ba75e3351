"use client";
import { Label } from "#components/ui/field.tsx";
import { Tile } from "#components/ui/tile.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { useEditor } from "../store/context.ts";

/** The app, which a step keeps for its life. */
export function AppLine({ connector }: { connector: string }) {
  const app = useEditor((state) => state.env.catalog.connectors[connector]);
  return (
    <div className="grid grid-cols-[92px_minmax(0,1fr)] items-center gap-x-3 pb-2">
      <Label asChild>
        <span>{editorWords.setup.app}</span>
      </Label>
      <span className="flex h-8 items-center gap-2">
        <Tile size={20} icon={app?.icon ?? null} monogram={app?.monogram ?? connector.slice(0, 2)} />
        {app?.title ?? connector}
      </span>
    </div>
  );
}
