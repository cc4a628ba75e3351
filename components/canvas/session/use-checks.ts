"use client";
import { useEffect } from "react";
import { checks } from "#components/lib/core/core.ts";
import type { EditorStore } from "../store/editor-store.ts";

const PAUSE_MS = 120;

/** Checks the draft after each change, once typing pauses and beside the page's own thread: the verdict is the one that publishing will reach. */
export function useChecks(store: EditorStore): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const check = async (): Promise<void> => {
      const { graph, env } = store.getState();
      const problems = await checks.check(graph, env);
      const now = store.getState();
      // A newer state is being checked already.
      if (!gone && problems !== null && now.graph === graph && now.env === env) now.setProblems(problems);
    };
    void check();
    const stop = store.subscribe((state, before) => {
      if (state.graph === before.graph && state.env === before.env) return;
      clearTimeout(timer);
      timer = setTimeout(() => void check(), PAUSE_MS);
    });
    return () => {
      gone = true;
      stop();
      clearTimeout(timer);
    };
  }, [store]);
}
