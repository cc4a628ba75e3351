"use client";
import { useReactFlow, useStore } from "@xyflow/react";
import { useEffect } from "react";
import { type Box, boxOf } from "../graph/geometry.ts";
import { findNode } from "../graph/walk.ts";
import { useEditor, useEditorStore } from "../store/context.ts";

const MARGIN = 48;

/**
 * Moves the canvas just far enough that the step whose panel is open is not under the panel or off the edge, and the whole
 * flow with it where it fits at the present zoom.
 */
export function KeepInView() {
  const store = useEditorStore();
  const key = useEditor((state) => (state.panel === null ? null : state.current));
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const { getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    const { graph } = store.getState();
    const node = key === null ? undefined : findNode(graph, key);
    if (node === undefined || width === 0) return;
    const view = getViewport();
    const card = boxOf(node);
    const all = around(graph.nodes.map(boxOf));
    const wide = all.width * view.zoom + 2 * MARGIN <= width ? all : card;
    const tall = all.height * view.zoom + 2 * MARGIN <= height ? all : card;
    const x = shift(wide.x * view.zoom + view.x, wide.width * view.zoom, width);
    const y = shift(tall.y * view.zoom + view.y, tall.height * view.zoom, height);
    if (x !== 0 || y !== 0) void setViewport({ ...view, x: view.x + x, y: view.y + y }, { duration: 200 });
  }, [key, width, height, store, getViewport, setViewport]);
  return null;
}

/** The smallest box that holds all of them. */
function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
}

/** How far a stretch has to move to lie within a length, its margins kept. */
export function shift(start: number, length: number, room: number): number {
  if (start + length > room - MARGIN) return Math.min(room - MARGIN - (start + length), 0);
  return start < MARGIN ? MARGIN - start : 0;
}
