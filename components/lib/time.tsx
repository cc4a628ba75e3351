"use client";
import { useSyncExternalStore } from "react";
import { formatMoment, formatRelative, formatUtc } from "./format.ts";

const listeners = new Set<() => void>();
let present = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for the page, however many times are shown on it. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick() {
  present = Date.now();
  for (const listener of listeners) listener();
}

function read(): number {
  if (present === 0) present = Date.now();
  return present;
}

/** The present moment, renewed each second; 0 while rendering on the server, which does not know the viewer's zone. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read, () => 0);
}

interface TimeProps {
  /** Milliseconds since 1970. */
  at: number;
  /** `relative` under 24 hours ("20 s ago"), else the clock. */
  as?: "relative" | "moment";
  className?: string;
}

/** A moment in the viewer's zone, with the exact UTC as tooltip. */
export function Time({ at, as = "moment", className }: TimeProps) {
  const now = useNow();
  const text = now === 0 ? "" : as === "relative" ? formatRelative(at, now) : formatMoment(at, now);
  return (
    <time dateTime={new Date(at).toISOString()} title={formatUtc(at)} className={className}>
      {text}
    </time>
  );
}
