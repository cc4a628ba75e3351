"use client";
import { Time } from "#components/lib/time.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { runs } from "#server/messages/runs.ts";
import type { RunView } from "./status.ts";

const words = runs.run;

/** Until when the run waits, and for what. Nothing when it does not. */
export function WaitBanner({ run: { waiting } }: { run: RunView }) {
  if (waiting === null) return null;
  const reasons: { readonly [why: string]: string } = words.waitsFor;
  return (
    <div className="border-border border-b px-4 py-3">
      <Banner hue="waiting">
        {words.waitsUntil} <Time at={waiting.until} className="font-medium" />. {reasons[waiting.why] ?? words.waitsFor.retry}
      </Banner>
    </div>
  );
}
