"use client";
import { createStore, type StoreApi } from "zustand/vanilla";

export type CardRun = "running" | "succeeded" | "failed" | "skipped" | "waiting" | "unknown" | "notReached";

/** How one step did in the run that is being watched. */
export interface StepRun {
  readonly status: CardRun;
  readonly durationMs: number | null;
  readonly sentence: string | null;
}

export interface RunState {
  readonly runId: string | null;
  readonly live: boolean;
  readonly steps: ReadonlyMap<string, StepRun>;
}

export type RunStore = StoreApi<RunState>;

/** Apart from the editor's store, so that a live run redraws only the cards whose state changed. */
export function createRunStore(): RunStore {
  return createStore<RunState>()(() => ({ runId: null, live: false, steps: new Map() }));
}
