"use client";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Value } from "#server/flow/value.ts";

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
  /** What the steps of the last test gave, as far as it was fetched: samples for the mapping form. */
  readonly outputs: { readonly [key: string]: Value };
}

export type RunStore = StoreApi<RunState>;

/** Apart from the editor's store, so that a live run redraws only the cards whose state changed. */
export function createRunStore(): RunStore {
  return createStore<RunState>()(() => ({ runId: null, live: false, steps: new Map(), outputs: {} }));
}
