"use client";
import { type ConnectionLineComponentProps, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { memo, useState } from "react";
import { cn } from "#components/ui/cn.ts";
import { routeWire } from "../graph/route.ts";
import { useEditor } from "../store/context.ts";
import { useRun } from "../store/run-context.ts";
import type { CardRun } from "../store/run-store.ts";
import type { WireElement } from "./elements.ts";
import { WireWords } from "./wire-words.tsx";

/** The library gives the outer side of a dot; a wire ends in its centre, on the card's edge. */
const DOT = 5.5;

/** A wire at right angles with round corners. Its colour tells whether data crossed it in the run that is watched. */
export const Wire = memo(function Wire({ id, sourceX, sourceY, targetX, targetY, source, target, selected, data }: EdgeProps<WireElement>) {
  const [hovered, setHovered] = useState(false);
  const towards = useEditor((state) => state.selected.size === 1 && state.selected.has(target));
  const failing = data?.kind === "error";
  const crossed = useRun((state) => toneOf(state.steps.get(source)?.status, state.steps.get(target)?.status, failing));
  const route = routeWire({ x: sourceX - DOT, y: sourceY }, { x: targetX + DOT, y: targetY });
  const tone = selected === true || towards ? "selected" : crossed;
  return (
    <>
      <path d={route.path} data-tone={tone} className={cn("react-flow__edge-path", strokes[tone], failing && "[stroke-dasharray:4_4]")} fill="none" />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a wide invisible stroke for the pointer; the keyboard reaches wires in the step's menu */}
      <path
        d={route.path}
        fill="none"
        strokeOpacity={0}
        strokeWidth={20}
        className="react-flow__edge-interaction"
        onMouseEnter={() => setHovered(true)}
        onMouseLeave={() => setHovered(false)}
      />
      {data === undefined ? null : (
        <EdgeLabelRenderer>
          <WireWords id={id} data={data} route={route} active={hovered || selected === true} onHover={setHovered} />
        </EdgeLabelRenderer>
      )}
    </>
  );
});

type Tone = "plain" | "selected" | "done" | "failed" | "running";

const strokes: { readonly [T in Tone]: string } = {
  plain: "!stroke-wire !stroke-[1.5px]",
  selected: "!stroke-ring !stroke-2",
  done: "!stroke-success-bar !stroke-[1.5px]",
  failed: "!stroke-failed-bar !stroke-[1.5px]",
  running: "!stroke-running-bar !stroke-2",
};

function toneOf(source: CardRun | undefined, target: CardRun | undefined, failing: boolean): Tone {
  if (failing) return "failed";
  if (source !== "succeeded" || target === undefined || target === "skipped" || target === "notReached") return "plain";
  if (target === "failed") return "failed";
  return target === "running" ? "running" : "done";
}

/** The wire in the hand. */
export function HandWire({ fromX, fromY, toX, toY }: ConnectionLineComponentProps) {
  return <path d={routeWire({ x: fromX, y: fromY }, { x: toX, y: toY }).path} fill="none" className="stroke-2 stroke-ring" />;
}
