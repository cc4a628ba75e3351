"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { shell } from "#server/messages/shell.ts";
import { useApi } from "./api.tsx";

/** Makes a flow, empty or from a template, and opens it in the editor. `onError` shows why it could not. */
export function useNewFlow(onError: (error: unknown) => void) {
  const api = useApi();
  const queries = useQueryClient();
  const router = useRouter();
  const create = useMutation(
    api.flows.create.mutationOptions({
      onSuccess: ({ id }) => {
        void queries.invalidateQueries(api.flows.list.pathFilter());
        router.push(`/flows/${id}`);
      },
      onError,
    }),
  );
  return {
    /** `template` absent = an empty flow. */
    create: (template?: string) => create.mutate(template ? { template } : { name: shell.untitledFlow }),
    creating: create.isPending || create.isSuccess,
    template: create.variables?.template,
  };
}
