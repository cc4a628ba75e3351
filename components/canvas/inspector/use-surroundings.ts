"use client";
import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { factsOf } from "../board/facts.ts";
import { findNode, readingOrder } from "../graph/walk.ts";
import type { StepSurroundings } from "../slots.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import { useRun } from "../store/run-context.ts";

/** What the mapping room needs to know of the flow around a step. */
export function useSurroundings(node: string): StepSurroundings {
  const store = useEditorStore();
  const graph = useEditor((state) => state.graph);
  const env = useEditor((state) => state.env);
  const problems = useEditor(useShallow((state) => state.problems.filter((one) => one.place.node === node)));
  const outputs = useRun((state) => state.outputs);
  return useMemo(() => {
    const numbers = new Map(readingOrder(graph).map((one, index) => [one.key, index + 1]));
    return {
      node,
      graph,
      env,
      problems,
      outputs,
      badge: (key) => {
        const step = findNode(graph, key);
        if (step === undefined) return { number: 0, name: key, kind: "app", app: "" };
        const facts = factsOf(step, env);
        return { number: numbers.get(key) ?? 0, name: step.name, kind: facts.kind, app: facts.appTitle };
      },
      say: (text) => store.getState().say(text),
    };
  }, [store, node, graph, env, problems, outputs]);
}
