"use client";
import { create } from "zustand";
import type { Position } from "#server/flow/graph.ts";
import type { Entry } from "./entries.ts";

interface DragState {
  readonly entry: Entry | null;
  readonly at: Position;
  readonly carry: (entry: Entry, at: Position) => void;
  readonly letGo: () => void;
}

/** The step in the hand, on its way from the list to the canvas. There is one pointer, so there is one of it. */
export const useDragStore = create<DragState>((set) => ({
  entry: null,
  at: { x: 0, y: 0 },
  carry: (entry, at) => set({ entry, at }),
  letGo: () => set({ entry: null }),
}));
