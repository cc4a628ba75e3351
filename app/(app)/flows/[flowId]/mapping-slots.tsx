"use client";
import type { EditorSlots } from "#components/canvas/slots.ts";

/** How the editor's panel fills a step's input. */
export const mappingSlots: EditorSlots = {
  mapping: () => null,
  wideMap: () => null,
  condition: () => null,
};
