"use client";
import { useMutation } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useCallback, useMemo, useState } from "react";
import { useStore } from "zustand";
import { problemOf, useApi, useApiClient } from "#components/lib/api.tsx";
import { toast } from "#components/ui/toast.tsx";
import { editorWords } from "#server/messages/editor.ts";
import type { EditorStore } from "../store/editor-store.ts";
import { watchedRun } from "../store/run-steps.ts";
import type { RunStore } from "../store/run-store.ts";
import { fetchOutputs } from "./fetch-outputs.ts";
import { useAgreement } from "./use-agreement.ts";

/** Testing the draft: starts a run on sample data and lets its states reach the cards as they happen. */
export function useTests(store: EditorStore, runs: RunStore, flush: () => Promise<number | null>) {
  const api = useApi();
  const client = useApiClient();
  const runId = useStore(runs, (state) => state.runId);
  const live = useStore(runs, (state) => state.live);
  const [starting, setStarting] = useState(false);
  const flow = useMutation(api.flows.test.mutationOptions());
  const step = useMutation(api.flows.testStep.mutationOptions());

  useSubscription(
    api.runs.watch.subscriptionOptions(
      { id: runId ?? "" },
      {
        enabled: runId !== null && live,
        onData: (event) => {
          const run = "data" in event ? event.data : event;
          const next = watchedRun(run);
          runs.setState(next);
          if (next.live) return;
          store.getState().say(editorWords.test.ended(run.status));
          void fetchOutputs(client, run.id, run.steps).then((outputs) => runs.setState({ outputs }));
        },
      },
    ),
  );

  const begin = useCallback(
    (start: () => Promise<{ runId: string }>) => {
      const go = async (): Promise<void> => {
        setStarting(true);
        runs.setState({ runId: null, live: false, steps: new Map() });
        try {
          void flush();
          const started = await start();
          runs.setState({ runId: started.runId, live: true });
          store.getState().say(editorWords.test.started);
        } catch (error) {
          const problem = problemOf(error);
          toast(problem.what, { description: problem.next });
          store.getState().say(`${problem.what} ${problem.next}`);
        } finally {
          setStarting(false);
        }
      };
      void go();
    },
    [store, runs, flush],
  );

  const { mutateAsync: startFlow } = flow;
  const { mutateAsync: startStep } = step;
  const { asking, ask } = useAgreement(store);
  return useMemo(
    () => ({
      asking,
      testing: starting || live,
      testFlow: () => ask(null, () => begin(() => startFlow({ id: store.getState().flowId, graph: store.getState().graph }))),
      testStep: (node: string) => ask(node, () => begin(() => startStep({ id: store.getState().flowId, graph: store.getState().graph, node }))),
    }),
    [store, begin, startFlow, startStep, starting, live, asking, ask],
  );
}
