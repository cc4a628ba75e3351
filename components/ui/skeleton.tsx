"use client";
import { type ReactNode, useEffect, useState } from "react";
import { cn } from "./cn.ts";

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("block h-3 animate-pulse rounded-xs bg-muted", className)} />;
}

/**
 * Shows its children only when the wait has lasted 150 ms: a flash of grey for a quick answer is worse than nothing.
 * The place is kept from the start, so that nothing jumps.
 */
export function Loading({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-live="polite" className={className}>
      <span className="sr-only">{shown ? label : ""}</span>
      <div className={shown ? "" : "invisible"}>{children}</div>
    </div>
  );
}

/** Rows of a table that is on its way, as high as the real ones. */
export function SkeletonRows({ rows, height, label }: { rows: number; height: number; label: string }) {
  return (
    <Loading label={label}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <div key={index} className="flex items-center gap-6 border-border border-b px-4 last:border-b-0" style={{ height }}>
          <Skeleton className="w-20" />
          <Skeleton className="grow" />
          <Skeleton className="w-24" />
          <Skeleton className="w-12" />
        </div>
      ))}
    </Loading>
  );
}
