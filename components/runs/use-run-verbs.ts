"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useApi } from "#components/lib/api.tsx";
import { toastProblem } from "#components/ui/problem.tsx";
import { toast } from "#components/ui/toast.tsx";
import { runs } from "#server/messages/runs.ts";
import type { RunView } from "./status.ts";

/** What a person can do with a run. */
export function useRunVerbs(run: RunView) {
  const api = useApi();
  const queries = useQueryClient();
  const router = useRouter();
  const renew = () => queries.invalidateQueries(api.runs.pathFilter());
  const retry = useMutation(
    api.runs.retry.mutationOptions({
      onError: toastProblem,
      onSuccess: () => {
        toast.success(runs.run.retried);
        return renew();
      },
    }),
  );
  const replay = useMutation(
    api.runs.replay.mutationOptions({
      onError: toastProblem,
      onSuccess: ({ runId }) => {
        toast.success(runs.run.replayed);
        void renew();
        router.push(`/runs/${runId}`);
      },
    }),
  );
  const cancel = useMutation(
    api.runs.cancel.mutationOptions({
      onError: toastProblem,
      onSuccess: () => {
        toast(runs.run.cancelled);
        return renew();
      },
    }),
  );
  const { id } = run;
  const node = run.failure?.node;
  return {
    retry: () => retry.mutate({ id, ...(node ? { node } : {}) }),
    retrying: retry.isPending,
    replay: (version: "same" | "live") => replay.mutate({ id, version }),
    cancel: (done: () => void) => cancel.mutate({ id }, { onSettled: done }),
    cancelling: cancel.isPending,
  };
}

export type RunVerbs = ReturnType<typeof useRunVerbs>;
