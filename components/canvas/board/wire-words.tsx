"use client";
import { PlusIcon } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import { editorWords } from "#server/messages/editor.ts";
import type { Route } from "../graph/route.ts";
import { findNode } from "../graph/walk.ts";
import { useEditorStore } from "../store/context.ts";
import type { WireData } from "./elements.ts";
import { wayWords } from "./loose-end.tsx";

interface WireWordsProps {
  id: string;
  data: WireData;
  route: Route;
  active: boolean;
  onHover: (hovered: boolean) => void;
}

const chip = "pointer-events-none absolute inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-full border px-[7px] font-medium text-11";
const hues = {
  main: "",
  otherwise: "border-border-strong bg-card text-muted-foreground",
  case: "border-[color-mix(in_oklab,var(--kind-logic)_35%,var(--card))] bg-kind-logic-soft text-kind-logic",
  error: "border-failed-line bg-failed-soft text-failed",
} as const;

/** What stands on a wire: the way's condition, "in parallel" at a fork, and the plus under the hand. */
export function WireWords({ data, route, active, onHover }: WireWordsProps) {
  const words = wayWords(data);
  return (
    <>
      {data.fork && route.trunk !== null ? (
        <span style={at(route.trunk)} className={cn(chip, "border-transparent bg-canvas px-1 font-normal text-faint-foreground")}>
          {editorWords.wire.parallel}
        </span>
      ) : null}
      {words === null || active ? null : (
        <span style={at(route.label)} className={cn(chip, hues[data.kind])}>
          {words}
        </span>
      )}
      {active ? <PlusOnWire data={data} route={route} onHover={onHover} /> : null}
    </>
  );
}

function PlusOnWire({ data, route, onHover }: Pick<WireWordsProps, "data" | "route" | "onHover">) {
  const store = useEditorStore();
  const name = (key: string): string => findNode(store.getState().graph, key)?.name ?? key;
  return (
    <button
      type="button"
      tabIndex={-1}
      style={at(route.label)}
      aria-label={editorWords.card.addOnWire(name(data.edge.from.node), name(data.edge.to))}
      className="nodrag nopan pointer-events-auto absolute z-10 grid size-6 place-items-center rounded-full border border-border-strong bg-card text-muted-foreground hover:border-ring hover:text-primary-text"
      onMouseEnter={() => onHover(true)}
      onMouseLeave={() => onHover(false)}
      onClick={(event) => store.getState().openPicker({ insertion: { type: "onWire", edge: data.edge }, at: { x: event.clientX, y: event.clientY } })}
    >
      <PlusIcon aria-hidden className="size-3.5" />
    </button>
  );
}

function at({ x, y }: { x: number; y: number }) {
  return { transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` };
}
