"use client";
import { Time } from "#components/lib/time.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { runs } from "#server/messages/runs.ts";
import type { RunView } from "./status.ts";

/** Until when the run waits. Nothing when it does not. */
export function WaitBanner({ run }: { run: RunView }) {
  const until = waitsUntil(run);
  if (run.status !== "waiting" || until === null) return null;
  return (
    <div className="px-4 py-3">
      <Banner hue="waiting">
        {runs.run.waitsUntil} <Time at={until} className="font-medium" />, {runs.run.waitsWhy}
      </Banner>
    </div>
  );
}

/** The first moment at which one of its steps is tried again. */
export function waitsUntil(run: Pick<RunView, "steps">): number | null {
  const moments = run.steps.filter((step) => step.status === "waiting").map((step) => step.attempts.at(-1)?.retryAt ?? null);
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
}
