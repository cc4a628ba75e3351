"use client";
import { useReactFlow, useStore } from "@xyflow/react";
import { useEffect } from "react";
import { CARD_HEIGHT, CARD_WIDTH } from "../graph/geometry.ts";
import { findNode } from "../graph/walk.ts";
import { useEditor, useEditorStore } from "../store/context.ts";

const MARGIN = 48;

/** Moves the canvas just far enough that the step whose panel is open is not under the panel or off the edge. */
export function KeepInView() {
  const store = useEditorStore();
  const key = useEditor((state) => (state.panel === null ? null : state.current));
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const { getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    const node = key === null ? undefined : findNode(store.getState().graph, key);
    if (node === undefined || width === 0) return;
    const view = getViewport();
    const left = node.position.x * view.zoom + view.x;
    const top = node.position.y * view.zoom + view.y;
    const x = shift(left, CARD_WIDTH * view.zoom, width);
    const y = shift(top, CARD_HEIGHT * view.zoom, height);
    if (x !== 0 || y !== 0) void setViewport({ ...view, x: view.x + x, y: view.y + y }, { duration: 200 });
  }, [key, width, height, store, getViewport, setViewport]);
  return null;
}

/** How far a stretch has to move to lie within a length, its margins kept. */
export function shift(start: number, length: number, room: number): number {
  if (start + length > room - MARGIN) return Math.min(room - MARGIN - (start + length), 0);
  return start < MARGIN ? MARGIN - start : 0;
}
