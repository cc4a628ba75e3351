"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useApi, useApiClient } from "#components/lib/api.tsx";
import { toastProblem } from "#components/ui/problem.tsx";
import { toast } from "#components/ui/toast.tsx";
import { runs } from "#server/messages/runs.ts";

/** Lets runs go on where they stopped, one after the other, and says how many do. */
export function useRetryMany(done: () => void) {
  const api = useApi();
  const client = useApiClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (ids: readonly string[]) => {
      const failures: unknown[] = [];
      for (const id of ids) await client.runs.retry.mutate({ id }).catch((error: unknown) => failures.push(error));
      return { all: ids.length, failures };
    },
    onSuccess: async ({ all, failures }) => {
      if (failures.length === all) toastProblem(failures[0]);
      else toast.success(failures.length === 0 ? runs.selection.done(all) : runs.selection.some(all - failures.length, all));
      done();
      await queries.invalidateQueries(api.runs.pathFilter());
    },
  });
}
