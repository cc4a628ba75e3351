"use client";
import type { FitViewOptions } from "@xyflow/react";

const EDGE = 56;
/** The view switch above, the tools below: cards stay clear of both. */
const ABOVE = 72;
const BELOW = 72;

/** How the whole flow is brought into view: at most at full size, and clear of what lies over the canvas. */
export function fitOptions(duration = 0): FitViewOptions {
  const checklist = document.querySelector<HTMLElement>("[data-first-steps]")?.offsetWidth ?? 0;
  const right: `${number}px` = `${checklist === 0 ? EDGE : EDGE + checklist}px`;
  return { padding: { top: `${ABOVE}px`, right, bottom: `${BELOW}px`, left: `${EDGE}px` }, maxZoom: 1, duration };
}
