"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { problemOf, useApi } from "#components/lib/api.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { EditorStore } from "../store/editor-store.ts";

/** Pause and rename: they take effect at once and are not part of the draft. */
export function useFlowVerbs(store: EditorStore) {
  const api = useApi();
  const queries = useQueryClient();
  const { flowId } = store.getState();
  const tell = (error: unknown): void => {
    const problem = problemOf(error);
    toast(problem.what, { description: problem.next });
  };
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: api.flows.pathKey() });
  const { mutate: pause } = useMutation(api.flows.pause.mutationOptions({ onSettled: refresh, onError: tell }));
  const { mutate: rename } = useMutation(api.flows.rename.mutationOptions({ onSettled: refresh, onError: tell }));
  return useMemo(
    () => ({
      setPaused: (paused: boolean) => pause({ id: flowId, paused }),
      rename: (name: string) => {
        store.getState().setFlowName(name);
        rename({ id: flowId, name });
      },
    }),
    [store, flowId, pause, rename],
  );
}
