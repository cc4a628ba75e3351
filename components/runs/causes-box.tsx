"use client";
import { useQuery } from "@tanstack/react-query";
import { CircleXIcon } from "lucide-react";
import { useApi } from "#components/lib/api.tsx";
import { Time } from "#components/lib/time.tsx";
import type { Query } from "#components/lib/url-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Box } from "#components/ui/table.tsx";
import { runs } from "#server/messages/runs.ts";
import { type Cause, causesOf } from "./causes.ts";
import { failureTitle } from "./failure.ts";
import { useRetryMany } from "./use-retry.ts";

const words = runs.causes;

/** Failed runs of the latest hundred that stopped for the same reason, to be retried together. Nothing when there are none. */
export function CausesBox({ change }: { change: (changes: Query) => void }) {
  const api = useApi();
  const { data } = useQuery(api.runs.list.queryOptions({ status: ["failed", "unknown"], mode: "live", limit: 100 }, { refetchInterval: 15_000 }));
  const causes = causesOf(data?.rows ?? []).slice(0, 3);
  if (causes.length === 0) return null;
  return (
    <Box className="mt-3">
      <h2 className="sr-only">{words.title}</h2>
      <ul>
        {causes.map((cause) => (
          <Line key={cause.key} cause={cause} onSee={() => change({ status: "failed,unknown", flow: cause.flowId, cursor: null })} />
        ))}
      </ul>
    </Box>
  );
}

function Line({ cause, onSee }: { cause: Cause; onSee: () => void }) {
  const retry = useRetryMany(() => {});
  const count = cause.ids.length;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-border border-b px-4 py-1.5 last:border-b-0">
      <CircleXIcon aria-hidden className="size-4 shrink-0 text-failed" />
      <span className="min-w-0 grow basis-60">
        <span className="font-medium">{failureTitle(cause.code)}</span>{" "}
        <span className="text-12 text-muted-foreground">
          {words.runs(count)} <Time at={cause.since} /> · {cause.flowName} · {cause.sentence}
        </span>
      </span>
      <Button look="ghost" size="sm" onClick={onSee}>
        {words.see}
      </Button>
      {cause.code === "unknown" ? null : (
        <Button size="sm" aria-disabled={retry.isPending} onClick={retry.isPending ? undefined : () => retry.mutate(cause.ids)}>
          {runs.selection.retry(count)}
        </Button>
      )}
    </li>
  );
}
