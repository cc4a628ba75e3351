"use client";
import { useQuery } from "@tanstack/react-query";
import { CirclePauseIcon, KeyRoundIcon, PencilLineIcon, TriangleAlertIcon } from "lucide-react";
import Link from "next/link";
import { type Outputs, useApi } from "#components/lib/api.tsx";
import { Time } from "#components/lib/time.tsx";
import { Dot } from "#components/ui/badge.tsx";
import { cn } from "#components/ui/cn.ts";
import { StateLabel } from "#components/ui/state.tsx";
import { Td } from "#components/ui/table.tsx";
import { Tile } from "#components/ui/tile.tsx";
import { home } from "#server/messages/home.ts";
import { type Attention, stateOf } from "./attention.ts";
import { FlowMenu } from "./flow-menu.tsx";

type Flow = Outputs["flows"]["list"][number];
type Run = Outputs["runs"]["list"]["rows"][number];

const words = home.flows;

export function FlowRow({ flow, attention, recent }: { flow: Flow; attention: Attention; recent: readonly Run[] }) {
  const last = recent[0];
  return (
    <tr className="group relative h-14 hover:bg-accent">
      <Td className="max-w-0 whitespace-normal">
        <Link
          href={`/flows/${flow.id}`}
          className="block truncate font-semibold after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring"
        >
          {flow.name}
        </Link>
        <AttentionLine attention={attention} />
      </Td>
      <Td className="max-md:hidden">
        <Apps ids={flow.apps} />
      </Td>
      <Td>
        <FlowStateLabel flow={flow} />
      </Td>
      <Td className="max-sm:hidden">{last ? <LastRun run={last} /> : <span className="text-faint-foreground">{words.notRun}</span>}</Td>
      <Td className="max-lg:hidden">
        <Bars runs={recent} />
      </Td>
      <Td className="text-muted-foreground max-lg:hidden">
        <Time at={flow.draftAt} as="relative" />
      </Td>
      <Td>
        <FlowMenu flow={flow} />
      </Td>
    </tr>
  );
}

const hues = ["text-muted-foreground", "text-muted-foreground", "text-failed", "text-failed"] as const;

function AttentionLine({ attention: { rank, sentence } }: { attention: Attention }) {
  if (sentence === null) return null;
  const Icon = rank === 3 ? KeyRoundIcon : rank === 2 ? TriangleAlertIcon : PencilLineIcon;
  return (
    <span className={cn("flex min-w-0 items-center gap-1.5 text-12", hues[rank])}>
      <Icon aria-hidden className="size-3 shrink-0" />
      <span className="truncate">{sentence}</span>
    </span>
  );
}

function Apps({ ids }: { ids: readonly string[] }) {
  const api = useApi();
  const { data: catalog } = useQuery(api.catalog.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const apps = [...new Set(ids)].map((id) => ({ id, connector: catalog?.connectors[id] }));
  return (
    <span className="inline-flex gap-[3px] align-middle">
      <span className="sr-only">{apps.map(({ id, connector }) => connector?.title ?? id).join(", ")}</span>
      {apps.slice(0, 5).map(({ id, connector }, index) => (
        <Tile key={id} size={20} kind={index === 0 ? "trigger" : "app"} icon={connector?.icon ?? null} monogram={connector?.monogram ?? id} />
      ))}
    </span>
  );
}

function FlowStateLabel({ flow }: { flow: Flow }) {
  const state = stateOf(flow);
  const version = flow.live ? <span className="text-12 text-faint-foreground">{words.version(flow.live.version)}</span> : null;
  switch (state) {
    case "live":
      return (
        <span className="inline-flex items-center gap-1.5 align-middle text-success">
          <Dot />
          {words.states.live} {version}
        </span>
      );
    case "paused":
      return (
        <span className="inline-flex items-center gap-1.5 align-middle text-muted-foreground">
          <CirclePauseIcon aria-hidden className="size-3.5" />
          {words.states.paused} {version}
        </span>
      );
    case "draft":
      return (
        <span className="inline-flex items-center gap-1.5 align-middle text-muted-foreground">
          <PencilLineIcon aria-hidden className="size-3.5" />
          {words.states.draft}
        </span>
      );
  }
}

function LastRun({ run }: { run: Run }) {
  const over = run.status === "succeeded" || run.status === "failed";
  return (
    <Link href={`/runs/${run.id}`} className="relative z-1 rounded-xs">
      <StateLabel state={run.status}>{over ? <Time at={run.endedAt ?? run.startedAt} as="relative" /> : undefined}</StateLabel>
    </Link>
  );
}

/** One bar a run, oldest first; the words for whoever cannot see them. */
function Bars({ runs }: { runs: readonly Run[] }) {
  const failed = runs.filter((run) => run.status === "failed" || run.status === "unknown").length;
  const good = runs.filter((run) => run.status === "succeeded").length;
  const empty = Math.max(0, 14 - runs.length);
  return (
    <span role="img" aria-label={runs.length === 0 ? words.noBars : words.bars(good, failed)} className="inline-flex h-5 items-end gap-0.5 align-middle">
      {Array.from({ length: empty }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: empty places are all alike
        <span key={index} className="h-0.5 w-1 rounded-[1px] bg-border-strong" />
      ))}
      {runs.toReversed().map((run) => (
        <span key={run.id} className={cn("w-1 rounded-[1px]", barLook(run))} />
      ))}
    </span>
  );
}

function barLook(run: Run): string {
  switch (run.status) {
    case "succeeded":
      return "h-5 bg-success-bar";
    case "failed":
    case "unknown":
      return "h-5 bg-failed-bar";
    case "waiting":
      return "h-4 bg-waiting-bar";
    case "running":
    case "queued":
      return "h-3 bg-running-bar";
    case "cancelled":
      return "h-2 bg-skipped-bar";
  }
}
