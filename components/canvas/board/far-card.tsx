"use client";
import type { CSSProperties, ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import type { State } from "#components/ui/state.tsx";
import type { Size } from "../graph/geometry.ts";
import type { StepFacts } from "./facts.ts";

const fills: { readonly [K in StepFacts["kind"]]: string } = {
  trigger: "bg-kind-trigger-soft",
  app: "bg-card",
  logic: "bg-kind-logic-soft",
  data: "bg-kind-data-soft",
  human: "bg-kind-human-soft",
};

/** A card seen from far away: a coloured box. Whole cards at that size cost twice the time of a frame with 1,000 steps. */
export function FarCard({ facts, state, size, children }: { facts: StepFacts; state: State; size: Size; children: ReactNode }) {
  const style: CSSProperties = { width: size.width, height: size.height };
  const hue = state === "failed" ? "border-failed bg-failed-soft" : state === "succeeded" ? "border-success-bar" : "border-border-strong";
  return (
    <div className={cn("relative rounded-lg border-2", fills[facts.kind], hue)} style={style}>
      {children}
    </div>
  );
}
