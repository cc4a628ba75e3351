"use client";
import { MiniMap, Panel, useReactFlow } from "@xyflow/react";
import { editorWords } from "#server/messages/editor.ts";
import type { StepElement } from "./elements.ts";

/** The small map at the bottom right; a click moves there. Where the canvas is narrow it would lie over the tools, so it goes. */
export function BoardMap() {
  const { setCenter, getZoom } = useReactFlow();
  return (
    <Panel data-map position="bottom-right" className="!m-4 hidden overflow-hidden @2xl:block rounded-[8px] border border-border bg-card">
      <MiniMap<StepElement>
        className="!relative !m-0 !bg-card"
        style={{ width: 176, height: 104 }}
        pannable
        zoomable
        nodeBorderRadius={16}
        nodeClassName={hue}
        maskColor="color-mix(in oklab, var(--muted) 70%, transparent)"
        ariaLabel={editorWords.tools.minimap}
        onClick={(_, place) => void setCenter(place.x, place.y, { zoom: getZoom(), duration: 200 })}
      />
    </Panel>
  );
}

function hue({ data: { node }, selected }: StepElement): string {
  if (selected) return "!fill-primary";
  if (node.kind === "trigger") return "!fill-kind-trigger";
  if (node.kind === "note") return "!fill-note-line";
  return node.kind === "logic" ? "!fill-kind-logic" : "!fill-border-strong";
}
