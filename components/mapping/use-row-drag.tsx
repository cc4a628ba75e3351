"use client";
import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef } from "react";
import { create } from "zustand";
import { cn } from "#components/ui/cn.ts";
import { useMap } from "./context.ts";
import { pillBox } from "./pill-view.tsx";
import type { SourceRow } from "./sources.ts";

interface DragState {
  readonly title: string | null;
  readonly x: number;
  readonly y: number;
}

const useDrag = create<DragState>(() => ({ title: null, x: 0, y: 0 }));
const CLICK = 4;

/** Carries a row of the tree onto a field with the pointer. A click on row and field does the same. */
export function useRowDrag(): (row: SourceRow, event: ReactPointerEvent) => void {
  const { use, focus } = useMap();
  const latest = useRef(use);
  useEffect(() => {
    latest.current = use;
  });
  return useCallback(
    (row, event) => {
      if (event.button !== 0) return;
      const start = { x: event.clientX, y: event.clientY };
      const abort = new AbortController();
      const options = { capture: true, signal: abort.signal };
      const stop = (): void => {
        abort.abort();
        useDrag.setState({ title: null });
      };
      window.addEventListener(
        "pointermove",
        (next) => {
          if (useDrag.getState().title === null && Math.hypot(next.clientX - start.x, next.clientY - start.y) < CLICK) return;
          useDrag.setState({ title: row.title, x: next.clientX, y: next.clientY });
        },
        options,
      );
      window.addEventListener(
        "pointerup",
        (next) => {
          const moved = useDrag.getState().title !== null;
          stop();
          const field = moved ? document.elementFromPoint(next.clientX, next.clientY)?.closest<HTMLElement>("[data-row]") : null;
          if (!field) return;
          window.addEventListener("click", (click) => click.stopPropagation(), { capture: true, once: true });
          field.querySelector<HTMLElement>("input[data-text]:last-of-type, textarea, button")?.focus();
          // The focused field announces itself in an effect of its own; one frame later it is there.
          requestAnimationFrame(() => {
            const active = focus.getState().field;
            if (active !== null) latest.current(row, active);
          });
        },
        options,
      );
      window.addEventListener("keydown", (next) => (next.key === "Escape" ? stop() : undefined), options);
      window.addEventListener("pointercancel", stop, options);
    },
    [focus],
  );
}

/** The pill in the hand. */
export function RowGhost() {
  const { title, x, y } = useDrag();
  if (title === null) return null;
  return (
    <span
      aria-hidden
      className={cn(pillBox, "pointer-events-none fixed top-0 left-0 z-60 pl-[7px] shadow-float")}
      style={{ transform: `translate(${x + 8}px, ${y + 8}px)` }}
    >
      {title}
    </span>
  );
}
