"use client";
import { type ReactNode, useMemo } from "react";
import { formatDuration } from "#components/lib/format.ts";
import { useNow } from "#components/lib/time.tsx";
import { cn } from "#components/ui/cn.ts";
import { StateIcon } from "#components/ui/state.tsx";
import { runs } from "#server/messages/runs.ts";
import { failureTitle } from "./failure.ts";
import { isOver, type RunView } from "./status.ts";
import { type Bar, type BarKind, type TimelineAttempt, type TimelineRow, ticks, timelineRows, timelineSpan } from "./timeline.ts";

const words = runs.run;

interface TimelineProps {
  run: RunView;
  selected: string | null;
  attempt: number | null;
  select: { step: (node: string) => void; attempt: (number: number) => void };
}

/** When each step queued, worked, waited and failed; the rows choose the step that the panel shows. */
export function Timeline({ run, selected, attempt, select }: TimelineProps) {
  const now = useNow();
  const clock = isOver(run.status) ? 0 : now;
  const rows = useMemo(() => timelineRows(run, clock === 0 ? (run.endedAt ?? run.startedAt) : clock), [run, clock]);
  const span = timelineSpan(run, rows);
  return (
    <section aria-labelledby="run-timeline" className="flex min-h-0 flex-col bg-card lg:min-h-[140px]">
      <div className="flex h-10 shrink-0 items-center gap-4 overflow-hidden border-border border-y px-4">
        <h2 id="run-timeline" className="grow font-semibold">
          {words.timeline}
        </h2>
        <Legend />
      </div>
      <div className="min-h-0 overflow-y-auto pb-2">
        <Ruler span={span} />
        <ul>
          {rows.map((row) => (
            <Step key={`${row.step.node}/${row.step.loopPath}`} row={row} span={span} open={row.step.node === selected} attempt={attempt} select={select} />
          ))}
        </ul>
      </div>
    </section>
  );
}

const grid = "grid w-full grid-cols-[184px_minmax(0,1fr)_76px] max-sm:grid-cols-[132px_minmax(0,1fr)_64px]";

function Ruler({ span }: { span: number }) {
  return (
    <div aria-hidden className={cn(grid, "h-7 text-11 text-faint-foreground")}>
      <span />
      <span className="relative">
        {ticks(span).map((mark, index) => (
          <span key={mark} style={{ left: percent(mark, span) }} className={cn("absolute top-1.5 whitespace-nowrap", index > 0 && "-translate-x-1/2")}>
            {index === 0 ? "0" : formatDuration(mark)}
          </span>
        ))}
      </span>
      <span />
    </div>
  );
}

interface StepProps {
  row: TimelineRow;
  span: number;
  open: boolean;
  attempt: number | null;
  select: TimelineProps["select"];
}

function Step({ row, span, open, attempt, select }: StepProps) {
  const { step, name, length } = row;
  return (
    <li>
      <button
        type="button"
        data-step={step.node}
        aria-pressed={open}
        onClick={() => select.step(step.node)}
        className={cn(
          grid,
          "h-[30px] items-stretch text-left hover:bg-accent focus-visible:-outline-offset-2 max-md:h-11",
          open && "bg-primary-soft shadow-[inset_2px_0_0_var(--primary)] hover:bg-primary-soft",
        )}
      >
        <span className="flex min-w-0 items-center gap-2 pl-4">
          <StateIcon state={step.status} />
          <span className={cn("truncate", open && "font-semibold", row.bars.length === 0 && "text-faint-foreground")}>{name}</span>
        </span>
        <Lane bars={row.bars} span={span} />
        <span className="self-center pr-4 text-right text-12 text-muted-foreground tabular-nums">{length === null ? "" : formatDuration(length)}</span>
      </button>
      {open && row.attempts.length > 1 ? (
        <ul>
          {row.attempts.map((each) => (
            <Attempt
              key={each.attempt.attempt}
              row={each}
              span={span}
              open={each.attempt.attempt === attempt}
              onSelect={() => select.attempt(each.attempt.attempt)}
            />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function Attempt({ row, span, open, onSelect }: { row: TimelineAttempt; span: number; open: boolean; onSelect: () => void }) {
  const { attempt, bars, length, waited } = row;
  return (
    <li>
      <button
        type="button"
        aria-pressed={open}
        onClick={onSelect}
        className={cn(grid, "h-[30px] items-stretch text-left hover:bg-accent focus-visible:-outline-offset-2 max-md:h-11", open && "bg-accent")}
      >
        <span className="flex min-w-0 items-center gap-2 pl-[38px] text-12 text-muted-foreground">
          <StateIcon state={attempt.status} className="size-3.5" />
          <span className={cn("truncate", open && "font-medium text-foreground")}>
            {attempt.attempt} {attempt.failure ? failureTitle(attempt.failure.code) : null}
          </span>
        </span>
        <Lane bars={bars} span={span}>
          {waited === null ? null : (
            <span className="absolute top-[7px] whitespace-nowrap pl-1.5 text-11 text-faint-foreground max-sm:hidden" style={labelPlace(bars, span)}>
              {words.waited(formatDuration(waited))}
            </span>
          )}
        </Lane>
        <span className="self-center pr-4 text-right text-12 text-muted-foreground tabular-nums">{formatDuration(length)}</span>
      </button>
    </li>
  );
}

/** After the bars, or before them when they reach the end. */
function labelPlace(bars: readonly Bar[], span: number): React.CSSProperties {
  const end = Math.max(0, ...bars.map((bar) => bar.to));
  const start = Math.min(span, ...bars.map((bar) => bar.from));
  return end / span < 0.8 ? { left: percent(end, span) } : { right: `calc(100% - ${percent(start, span)})`, paddingRight: 6 };
}

const fills: { readonly [K in BarKind]: string } = {
  queued: "border border-wire",
  work: "bg-success-bar",
  waiting: "border-waiting-bar border-y bg-hatch rounded-none",
  failed: "bg-failed-bar",
};

function Lane({ bars, span, children }: { bars: readonly Bar[]; span: number; children?: ReactNode }) {
  return (
    <span aria-hidden className="relative block self-stretch border-border border-l">
      {ticks(span)
        .slice(1)
        .map((mark) => (
          <span key={mark} style={{ left: percent(mark, span) }} className="absolute inset-y-0 w-px bg-border" />
        ))}
      {bars.map((bar) => (
        <span
          key={`${bar.kind}${bar.from}`}
          style={{ left: percent(bar.from, span), width: `max(3px, ${percent(bar.to - bar.from, span)})` }}
          className={cn("absolute top-1/2 h-3 -translate-y-1/2 rounded-[3px]", fills[bar.kind])}
        />
      ))}
      {children}
    </span>
  );
}

/** The last stretch is kept free, so that the longest bar does not run into the durations. */
function percent(at: number, span: number): string {
  return `${((at / span) * 96).toFixed(3)}%`;
}

function Legend() {
  const kinds: readonly BarKind[] = ["queued", "work", "waiting", "failed"];
  return (
    <ul className="flex gap-4 text-12 text-muted-foreground max-sm:hidden">
      {kinds.map((kind) => (
        <li key={kind} className="flex items-center gap-1.5 whitespace-nowrap">
          <span aria-hidden className={cn("h-2.5 w-4 rounded-[3px]", fills[kind])} />
          {words.legend[kind]}
        </li>
      ))}
    </ul>
  );
}
