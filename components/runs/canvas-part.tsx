"use client";
import dynamic from "next/dynamic";
import { Badge } from "#components/ui/badge.tsx";
import { Loading } from "#components/ui/skeleton.tsx";
import { runs } from "#server/messages/runs.ts";
import { shell } from "#server/messages/shell.ts";
import type { RunView } from "./status.ts";

// The canvas is heavy, and everything else on the page is of use without it.
const RunCanvas = dynamic(() => import("./run-canvas.tsx").then((module) => module.RunCanvas), {
  ssr: false,
  loading: () => (
    <Loading label={shell.loading}>
      <span />
    </Loading>
  ),
});

/** The steps as they ran: the version that ran, not today's draft. */
export function CanvasPart({ run, selected, onSelect }: { run: RunView; selected: string | null; onSelect: (node: string) => void }) {
  return (
    <section aria-labelledby="run-canvas" className="flex min-h-[316px] grow flex-col">
      <div className="flex h-10 shrink-0 items-center gap-2 border-border border-b bg-card px-4">
        <h2 id="run-canvas" className="font-semibold">
          {runs.run.canvas}
        </h2>
        <Badge>{run.version === null ? runs.draft : runs.run.versionTitle(run.version)}</Badge>
      </div>
      <div className="min-h-[276px] grow bg-canvas">
        <RunCanvas run={run} selected={selected} onSelect={onSelect} />
      </div>
    </section>
  );
}
