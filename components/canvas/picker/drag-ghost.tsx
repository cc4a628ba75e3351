"use client";
import { useStore } from "@xyflow/react";
import { StepCard } from "#components/ui/step-card.tsx";
import { useDragStore } from "./drag-store.ts";

/** The card in the hand, at the size it will have on the canvas. */
export function DragGhost() {
  const entry = useDragStore((state) => state.entry);
  const at = useDragStore((state) => state.at);
  const zoom = useStore((state) => state.transform[2]);
  if (entry === null) return null;
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed top-0 left-0 z-60 origin-center opacity-90"
      style={{ transform: `translate(${at.x}px, ${at.y}px) translate(-50%, -50%) scale(${zoom})` }}
    >
      <StepCard
        name={entry.title}
        app={entry.detail}
        kind={entry.tile.kind}
        icon={entry.tile.icon}
        monogram={entry.tile.monogram}
        {...(entry.tile.glyph === null ? {} : { glyph: entry.tile.glyph })}
        selected
      />
    </div>
  );
}
