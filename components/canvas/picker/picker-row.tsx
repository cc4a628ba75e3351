"use client";
import { ChevronRightIcon, GripVerticalIcon } from "lucide-react";
import type { PointerEvent } from "react";
import { cn } from "#components/ui/cn.ts";
import { Tile } from "#components/ui/tile.tsx";
import { editorWords } from "#server/messages/editor.ts";
import type { Row } from "./sections.ts";

interface PickerRowProps {
  row: Row;
  optionId: string;
  active: boolean;
  onChoose: () => void;
  onPoint: () => void;
  onGrab: (event: PointerEvent) => void;
}

/** One line of the picker; the whole line can be clicked, and dragged when it stands for a step. */
export function PickerRow({ row, optionId, active, onChoose, onPoint, onGrab }: PickerRowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search box has the focus and the keys; the option is its active descendant
    <div
      role="option"
      id={optionId}
      aria-selected={active}
      tabIndex={-1}
      data-entry={row.id}
      className={cn(
        "flex min-h-11 cursor-default select-none items-center gap-3 rounded-md px-2 py-1",
        active && "bg-accent",
        row.type === "entry" && "touch-none",
      )}
      onClick={onChoose}
      onPointerMove={onPoint}
      onPointerDown={onGrab}
    >
      {row.type === "entry" ? (
        <Tile
          size={28}
          kind={row.entry.tile.kind}
          icon={row.entry.tile.icon}
          monogram={row.entry.tile.monogram}
          {...(row.entry.tile.glyph === null ? {} : { glyph: row.entry.tile.glyph })}
        />
      ) : (
        <Tile size={28} icon={row.app.connector.icon} monogram={row.app.connector.monogram} sandbox={row.app.sandbox} />
      )}
      <span className="grid min-w-0 grow">
        <span className="truncate font-medium">{row.type === "entry" ? row.entry.title : row.app.connector.title}</span>
        <span className="truncate text-12 text-muted-foreground">{row.type === "entry" ? row.entry.detail : appDetail(row)}</span>
      </span>
      {row.type === "app" ? (
        <ChevronRightIcon aria-hidden className="size-4 shrink-0 text-faint-foreground" />
      ) : (
        <GripVerticalIcon aria-hidden className={cn("size-4 shrink-0 text-faint-foreground", !active && "invisible")} />
      )}
    </div>
  );
}

function appDetail({ app }: Extract<Row, { type: "app" }>): string {
  const count = editorWords.picker.actions(app.actions.length);
  return app.account === null ? count : `${app.account} · ${count}`;
}
