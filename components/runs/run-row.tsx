"use client";
import Link from "next/link";
import { formatDuration } from "#components/lib/format.ts";
import { Time, useNow } from "#components/lib/time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { cn } from "#components/ui/cn.ts";
import { StateLabel } from "#components/ui/state.tsx";
import { Td } from "#components/ui/table.tsx";
import { runs } from "#server/messages/runs.ts";
import { isOver, type RunRow as Run } from "./status.ts";

/** One run. The title is the link that `J` and `K` move between. */
export function RunRow({ run, selected, onSelect }: { run: Run; selected: boolean; onSelect: (selected: boolean) => void }) {
  return (
    <tr
      data-run={run.id}
      className={cn(
        "group relative h-[34px] focus-within:bg-accent focus-within:shadow-[inset_2px_0_0_var(--primary)] hover:bg-accent max-md:h-12",
        !isOver(run.status) && run.status !== "waiting" && "bg-running-soft",
        selected && "bg-primary-soft hover:bg-primary-soft",
      )}
    >
      <Td className="w-8 max-sm:hidden">
        <Checkbox
          checked={selected}
          onCheckedChange={(checked) => onSelect(checked === true)}
          aria-label={runs.selectOne(run.title)}
          className="relative z-1"
          tabIndex={-1}
        />
      </Td>
      <Td>
        <StateLabel state={run.status} className="max-sm:[&>span]:sr-only" />
      </Td>
      <Td className="w-full max-w-0">
        <span className="flex min-w-0 items-center gap-2.5">
          <Link
            href={`/runs/${run.id}`}
            data-run-link
            className="shrink-0 max-w-full truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring"
          >
            {run.title}
          </Link>
          {run.mode === "test" ? <Badge className="h-4.5 text-11">{runs.test}</Badge> : null}
          {run.failure ? <span className="truncate text-12 text-muted-foreground">{run.failure.sentence}</span> : null}
        </span>
      </Td>
      <Td className="max-w-48 truncate text-muted-foreground max-md:hidden">{run.flowName}</Td>
      <Td className="text-muted-foreground">
        <Time at={run.startedAt} />
      </Td>
      <Td right className="text-muted-foreground max-md:hidden">
        <Length run={run} />
      </Td>
      <Td right className="text-muted-foreground max-lg:hidden">
        {run.attempts}
      </Td>
      <Td right className="text-muted-foreground max-lg:hidden">
        {run.version === null ? runs.draft : run.version}
      </Td>
    </tr>
  );
}

function Length({ run }: { run: Run }) {
  if (run.durationMs !== null) return formatDuration(run.durationMs);
  if (run.status === "waiting") return null;
  return <Counting since={run.startedAt} />;
}

function Counting({ since }: { since: number }) {
  const now = useNow();
  return <span className="text-running">{now === 0 ? "" : formatDuration(now - since)}</span>;
}
