"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronLeftIcon, ChevronRightIcon } from "lucide-react";
import { useApi } from "#components/lib/api.tsx";
import { formatDuration } from "#components/lib/format.ts";
import { nodeLook } from "#components/lib/node-look.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import { StateIcon } from "#components/ui/state.tsx";
import { Tile } from "#components/ui/tile.tsx";
import { runs } from "#server/messages/runs.ts";
import { states } from "#server/messages/states.ts";
import { failureTitle } from "./failure.ts";
import type { RunAttempt, RunStep, RunView } from "./status.ts";
import { StepData } from "./step-data.tsx";

const words = runs.run;

interface StepPanelProps {
  run: RunView;
  step: RunStep;
  attempt: number | null;
  onAttempt: (number: number) => void;
}

/** One step of the run: its attempts, and what went in and came out. */
export function StepPanel({ run, step, attempt, onAttempt }: StepPanelProps) {
  return (
    <aside aria-labelledby="run-step" className="flex min-h-0 flex-col border-border bg-card max-lg:border-t lg:border-l">
      <Heading run={run} step={step} attempt={attempt} onAttempt={onAttempt} />
      {step.attempts.length > 1 ? (
        <div className="grid grid-cols-3 gap-1.5 px-4 pb-3">
          {step.attempts.slice(-3).map((each) => (
            <AttemptButton key={each.attempt} attempt={each} on={each.attempt === attempt} onClick={() => onAttempt(each.attempt)} />
          ))}
        </div>
      ) : null}
      <StepData run={run} step={step} attempt={attempt} />
      <footer className="flex flex-wrap items-center gap-3 border-border border-t px-4 py-2 text-12 text-muted-foreground max-md:hidden">
        <span>
          <Kbd>[</Kbd> <Kbd>]</Kbd> {words.hints.attempts}
        </span>
        <span>
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> {words.hints.steps}
        </span>
        <span>
          <Kbd>E</Kbd> {words.hints.error}
        </span>
      </footer>
    </aside>
  );
}

function Heading({ run, step, attempt, onAttempt }: StepPanelProps) {
  const api = useApi();
  const { data: catalog } = useQuery(api.catalog.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const node = run.graph.nodes.find((each) => each.key === step.node);
  const look = node ? nodeLook(node, catalog) : null;
  const executed = run.graph.nodes.filter((each) => each.kind !== "note");
  const place = executed.findIndex((each) => each.key === step.node) + 1;
  return (
    <div className="flex items-center gap-2.5 px-4 py-3">
      {look ? <Tile size={28} kind={look.kind} icon={look.icon} monogram={look.monogram} {...(look.glyph ? { glyph: look.glyph } : {})} /> : null}
      <div className="min-w-0 grow">
        <h2 id="run-step" className="truncate font-semibold text-14">
          {node?.name ?? step.node}
        </h2>
        <p className="truncate text-12 text-muted-foreground">
          {look?.app} · {words.stepOf(place, executed.length)}
        </p>
      </div>
      {attempt !== null && step.attempts.length > 1 ? (
        <AttemptWalk count={step.attempts.length} attempt={attempt} onAttempt={onAttempt} />
      ) : (
        <StateIcon state={step.status} />
      )}
    </div>
  );
}

function AttemptWalk({ count, attempt, onAttempt }: { count: number; attempt: number; onAttempt: (number: number) => void }) {
  return (
    <span className="flex items-center whitespace-nowrap text-12">
      <Button look="ghost" size="xs" square aria-label={words.previousAttempt} disabled={attempt <= 1} onClick={() => onAttempt(attempt - 1)}>
        <ChevronLeftIcon />
      </Button>
      {words.attemptOf(attempt, count)}
      <Button look="ghost" size="xs" square aria-label={words.nextAttempt} disabled={attempt >= count} onClick={() => onAttempt(attempt + 1)}>
        <ChevronRightIcon />
      </Button>
    </span>
  );
}

function AttemptButton({ attempt, on, onClick }: { attempt: RunAttempt; on: boolean; onClick: () => void }) {
  const length = attempt.endedAt === null ? "" : formatDuration(attempt.endedAt - attempt.startedAt);
  const waited = attempt.retryAt === null || attempt.endedAt === null ? "" : `, ${words.waited(formatDuration(attempt.retryAt - attempt.endedAt))}`;
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onClick}
      className={cn(
        "min-w-0 rounded-md border border-border bg-card px-2 py-1.5 text-left text-12 text-muted-foreground hover:bg-accent",
        on && "border-ring ring-1 ring-ring",
      )}
    >
      <span className="flex items-center gap-1 font-medium text-foreground">
        <span className="sr-only">{words.attempt(attempt.attempt)}: </span>
        <StateIcon state={attempt.status} decorative className="size-3.5" />
        <span className="truncate">{attempt.failure ? failureTitle(attempt.failure.code) : states[attempt.status]}</span>
      </span>
      <span className="block truncate tabular-nums">
        {length}
        {waited}
      </span>
    </button>
  );
}
