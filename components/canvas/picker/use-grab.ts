"use client";
import { useReactFlow } from "@xyflow/react";
import { type PointerEvent as ReactPointerEvent, useCallback } from "react";
import type { Position } from "#server/flow/graph.ts";
import { CARD_HEIGHT, CARD_WIDTH } from "../graph/geometry.ts";
import { wireAt } from "../graph/hit.ts";
import { useEditorStore } from "../store/context.ts";
import type { EditorStore } from "../store/editor-store.ts";
import { useDragStore } from "./drag-store.ts";
import type { Entry } from "./entries.ts";

const CLICK = 4;

/**
 * Dragging a step out of the list with pointer events: the browser's own drag and drop has no touch, draws its own
 * picture and cannot be left with Esc. Below a few pixels it stays a click.
 */
export function useGrab(): (entry: Entry, event: ReactPointerEvent) => void {
  const store = useEditorStore();
  const { screenToFlowPosition } = useReactFlow();
  return useCallback(
    (entry, event) => {
      if (event.button !== 0) return;
      const start = pointOf(event.nativeEvent);
      const drag = useDragStore.getState();
      let moving = false;
      const move = (next: PointerEvent): void => {
        const at = pointOf(next);
        if (!moving && Math.hypot(at.x - start.x, at.y - start.y) < CLICK) return;
        moving = true;
        next.preventDefault();
        drag.carry(entry, at);
      };
      const stop = (): void => {
        for (const [name, listener] of listeners) window.removeEventListener(name, listener, true);
        drag.letGo();
      };
      const up = (next: Event): void => {
        stop();
        if (!moving || !(next instanceof PointerEvent)) return;
        swallowClick();
        const at = pointOf(next);
        if (overBoard(at)) drop(store, entry, screenToFlowPosition(at));
      };
      const key = (next: Event): void => {
        if (next instanceof KeyboardEvent && next.key === "Escape") stop();
      };
      const listeners: readonly (readonly [string, (event: Event) => void])[] = [
        ["pointermove", (next) => (next instanceof PointerEvent ? move(next) : undefined)],
        ["pointerup", up],
        ["pointercancel", stop],
        ["keydown", key],
      ];
      for (const [name, listener] of listeners) window.addEventListener(name, listener, true);
    },
    [store, screenToFlowPosition],
  );
}

/** Puts the step under the hand: onto a wire when there is one, else where the card was seen. */
function drop(store: EditorStore, entry: Entry, at: Position): void {
  const { graph, insert } = store.getState();
  const edge = wireAt(graph, at);
  if (edge !== null) insert(entry.kind, { type: "onWire", edge });
  else insert(entry.kind, { type: "free", position: { x: at.x - CARD_WIDTH / 2, y: at.y - CARD_HEIGHT / 2 } });
}

function overBoard(at: Position): boolean {
  return document.elementFromPoint(at.x, at.y)?.closest("[data-board]") !== null;
}

/** The click that follows the drag would insert a second time. */
function swallowClick(): void {
  const swallow = (event: Event): void => event.stopPropagation();
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
}

function pointOf(event: { clientX: number; clientY: number }): Position {
  return { x: event.clientX, y: event.clientY };
}
