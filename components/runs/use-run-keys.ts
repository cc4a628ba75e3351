"use client";
import { useMemo } from "react";
import { type Command, useCommands } from "#components/lib/commands.ts";
import { usePageKeys } from "#components/lib/keys.ts";
import { runs } from "#server/messages/runs.ts";
import { neighbour, nextTrouble } from "./selection.ts";
import type { RunStep, RunView } from "./status.ts";
import { timelineRows } from "./timeline.ts";

const words = runs.run;

interface RunKeys {
  run: RunView;
  step: RunStep | null;
  attempt: number | null;
  select: { step: (node: string) => void; attempt: (number: number) => void };
  retry: () => void;
}

/** `↑↓` steps, `[` `]` attempts, `E` next error, `R` retry. Arrows are left alone in tabs, menus and scrolling text. */
export function useRunKeys({ run, step, attempt, select, retry }: RunKeys): void {
  function walk(direction: 1 | -1) {
    const inWidget = document.activeElement?.closest("[role=tablist], [role=tabpanel], [role=menu]");
    if (inWidget || !step) return false;
    const order = timelineRows(run, run.endedAt ?? run.startedAt).map((row) => row.step.node);
    const next = neighbour(order, step.node, direction);
    select.step(next);
    document.querySelector<HTMLElement>(`[data-step="${CSS.escape(next)}"]`)?.focus();
    return true;
  }
  function walkAttempts(direction: 1 | -1) {
    const numbers = step?.attempts.map((each) => String(each.attempt)) ?? [];
    if (attempt !== null) select.attempt(Number(neighbour(numbers, String(attempt), direction)));
  }
  usePageKeys({
    arrowdown: () => walk(1),
    arrowup: () => walk(-1),
    "[": () => walkAttempts(-1),
    "]": () => walkAttempts(1),
    e: () => {
      const node = nextTrouble(run.steps, step?.node ?? "");
      if (node) select.step(node);
    },
    r: () => {
      if (run.canRetry) retry();
    },
  });
  useCommands("run", useShownKeys());
}

/** For the list of shortcuts; the keys themselves are bound above. */
function useShownKeys(): readonly Command[] {
  return useMemo(() => {
    const rows = [
      ["↑ ↓", words.keyStep],
      ["[ ]", words.keyAttempt],
      ["E", words.keyError],
      ["R", words.keyRetry],
    ] as const;
    return rows.map(([keys, label]) => ({ id: `run-${keys}`, group: words.keyGroup, label, keys, scope: "list" as const, run: () => {} }));
  }, []);
}
