"use client";
import { type MouseEvent, useCallback, useMemo, useState } from "react";
import type { Position } from "#server/flow/graph.ts";
import { useEditorStore } from "../store/context.ts";
import type { StepElement, WireElement } from "./elements.ts";

/** What the context menu is about, and the point of the screen it opens at. */
export type MenuSubject = { readonly type: "step"; readonly key: string } | { readonly type: "wire"; readonly id: string } | { readonly type: "canvas" };
export interface MenuState {
  readonly subject: MenuSubject | null;
  readonly at: Position;
}

const closed: MenuState = { subject: null, at: { x: 0, y: 0 } };

/** One menu for right click, Shift+F10 and the three dots. */
export function useStepMenu(focusStep: (key: string) => void) {
  const store = useEditorStore();
  const [state, setState] = useState<MenuState>(closed);
  const open = useCallback((event: { clientX: number; clientY: number; preventDefault: () => void }, subject: MenuSubject) => {
    event.preventDefault();
    setState({ subject, at: { x: event.clientX, y: event.clientY } });
  }, []);
  const onNode = useCallback(
    (event: MouseEvent, element: StepElement) => {
      if (!store.getState().selected.has(element.id)) store.getState().select([element.id]);
      open(event, { type: "step", key: element.id });
    },
    [store, open],
  );
  const onEdge = useCallback((event: MouseEvent, element: WireElement) => open(event, { type: "wire", id: element.id }), [open]);
  const onPane = useCallback((event: MouseEvent | globalThis.MouseEvent) => open(event, { type: "canvas" }), [open]);
  const openAt = useCallback((key: string, at: Position) => setState({ subject: { type: "step", key }, at }), []);
  const close = useCallback(() => {
    setState(closed);
    const { current, mode } = store.getState();
    if (current !== null && mode.type === "idle") requestAnimationFrame(() => focusStep(current));
  }, [store, focusStep]);
  return useMemo(() => ({ state, onNode, onEdge, onPane, openAt, close }), [state, onNode, onEdge, onPane, openAt, close]);
}
