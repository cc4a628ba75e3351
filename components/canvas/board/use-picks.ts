"use client";
import { type MouseEvent, useCallback, useMemo } from "react";
import { useEditorStore } from "../store/context.ts";
import type { StepElement } from "./elements.ts";

/** Clicks: a card opens its panel, or takes the wire that is being drawn; free ground lets go of everything. */
export function usePicks() {
  const store = useEditorStore();
  const onNodeClick = useCallback(
    (event: MouseEvent, element: StepElement) => {
      const { mode, connect, openPanel, select } = store.getState();
      if (mode.type === "connect") {
        if (mode.from.node !== element.id) connect(mode.from, element.id);
        return;
      }
      if (event.shiftKey || event.ctrlKey || event.metaKey) return;
      if (element.type === "note") return select([element.id]);
      openPanel(element.id);
    },
    [store],
  );
  const onPaneClick = useCallback(() => {
    const { setMode, select, selectWire, closePanel } = store.getState();
    setMode({ type: "idle" });
    select([]);
    selectWire(null);
    closePanel();
  }, [store]);
  return useMemo(() => ({ onNodeClick, onPaneClick }), [onNodeClick, onPaneClick]);
}
