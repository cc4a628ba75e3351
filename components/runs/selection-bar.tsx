"use client";
import { XIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { runs } from "#server/messages/runs.ts";

interface SelectionBarProps {
  count: number;
  /** How many of them can be retried. */
  retryable: number;
  busy: boolean;
  onRetry: () => void;
  onClear: () => void;
}

/** What can be done with the selected runs; floats over the end of the list. */
export function SelectionBar({ count, retryable, busy, onRetry, onClear }: SelectionBarProps) {
  return (
    <section
      aria-label={runs.selection.count(count)}
      className="absolute bottom-4 left-1/2 z-10 flex -translate-x-1/2 items-center gap-3 rounded-lg border border-border-strong bg-popover py-2 pr-2 pl-4 shadow-float"
    >
      <span role="status" className="whitespace-nowrap font-medium">
        {runs.selection.count(count)}
      </span>
      {retryable === 0 ? (
        <span className="text-12 text-muted-foreground">{runs.selection.none}</span>
      ) : (
        <Button size="sm" look="primary" aria-disabled={busy} onClick={busy ? undefined : onRetry}>
          {runs.selection.retry(retryable)}
          <Kbd>R</Kbd>
        </Button>
      )}
      <Button size="sm" look="ghost" square aria-label={runs.selection.clear} onClick={onClear}>
        <XIcon />
      </Button>
    </section>
  );
}
