"use client";
import { useEffect } from "react";
import { checkGraph } from "#server/flow/check.ts";
import type { EditorStore } from "../store/editor-store.ts";

const PAUSE_MS = 120;

/** Checks the draft after each change, once typing pauses: the verdict is the one that publishing will reach. */
export function useChecks(store: EditorStore): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const check = (): void => {
      const { graph, env, setProblems } = store.getState();
      setProblems(checkGraph(graph, env));
    };
    check();
    const stop = store.subscribe((state, before) => {
      if (state.graph === before.graph && state.env === before.env) return;
      clearTimeout(timer);
      timer = setTimeout(check, PAUSE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);
}
