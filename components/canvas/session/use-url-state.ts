"use client";
import { useEffect } from "react";
import { findNode } from "../graph/walk.ts";
import type { EditorStore } from "../store/editor-store.ts";
import type { PanelTab } from "../store/state.ts";

const tabs: readonly PanelTab[] = ["setup", "map", "test", "errors"];

/** `?step=ID&panel=map&view=outline`: refresh, back and a shared address open the same thing. */
export function useUrlState(store: EditorStore): void {
  useEffect(() => {
    read(store);
    const stop = store.subscribe((state, before) => {
      if (state.current !== before.current || state.panel !== before.panel || state.view !== before.view) write(store);
    });
    const back = (): void => read(store);
    window.addEventListener("popstate", back);
    return () => {
      stop();
      window.removeEventListener("popstate", back);
    };
  }, [store]);
}

function read(store: EditorStore): void {
  const query = new URLSearchParams(window.location.search);
  const step = query.get("step");
  const panel = tabs.find((tab) => tab === query.get("panel"));
  const { graph, openPanel, closePanel, setView } = store.getState();
  setView(query.get("view") === "outline" ? "outline" : "canvas");
  if (step !== null && findNode(graph, step) !== undefined) openPanel(step, panel);
  else closePanel();
}

/** Replaces rather than pushes: walking along ten steps should not take ten Backs to leave. */
function write(store: EditorStore): void {
  const { current, panel, view } = store.getState();
  const url = new URL(window.location.href);
  for (const [name, value] of [
    ["step", panel === null ? null : current],
    ["panel", panel],
    ["view", view === "outline" ? view : null],
  ] as const) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  window.history.replaceState(window.history.state, "", url);
}
