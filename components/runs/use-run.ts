"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useApi } from "#components/lib/api.tsx";
import type { RunView } from "#server/api/views/runs.ts";
import { isOver } from "./status.ts";

/** One run, kept current while it goes on. */
export function useRun(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  const run = useQuery(api.runs.get.queryOptions({ id }));
  const goesOn = run.data !== undefined && !isOver(run.data.status);
  useSubscription(
    api.runs.watch.subscriptionOptions(
      { id },
      {
        enabled: goesOn,
        onData: ({ data }) => {
          queries.setQueryData(api.runs.get.queryKey({ id }), data);
          void queries.invalidateQueries(api.runs.step.pathFilter());
        },
      },
    ),
  );
  const data: RunView | undefined = run.data;
  return { run: data, error: run.error, refetch: run.refetch };
}

/** What went into a step and came out, for one attempt; the last when none is named. */
export function useStepDetail(runId: string, node: string, attempt: number | null) {
  const api = useApi();
  return useQuery(api.runs.step.queryOptions({ id: runId, node, ...(attempt === null ? {} : { attempt }) }));
}
