"use client";
import { useMemo } from "react";
import { usePageKeys } from "#components/lib/keys.ts";
import { useFlowSession } from "../session/flow-context.ts";
import { useEditorStore } from "../store/context.ts";
import { goToProblem } from "./go-to-problem.ts";

/** Keys that work anywhere on the editor's page. */
export function usePageCommands(): void {
  const store = useEditorStore();
  const { testFlow, flush } = useFlowSession();
  usePageKeys(
    useMemo(
      () => ({
        "Mod+Z": () => store.getState().undo(),
        "Mod+Shift+Z": () => store.getState().redo(),
        "Mod+Y": () => store.getState().redo(),
        "Mod+S": () => void flush(),
        "Mod+Enter": () => (store.getState().dialog === null ? testFlow() : undefined),
        // biome-ignore lint/correctness/noComponentHookFactories: the name of a key, not of a component
        F8: () => goToProblem(store, 1),
        "Shift+F8": () => goToProblem(store, -1),
      }),
      [store, testFlow, flush],
    ),
  );
}
