"use client";
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { RunState, RunStore, StepRun } from "./run-store.ts";

const RunContext = createContext<RunStore | null>(null);
export const RunProvider = RunContext.Provider;

export function useRunStore(): RunStore {
  const store = useContext(RunContext);
  if (store === null) throw new Error("This part of the editor stands outside its run provider");
  return store;
}

export function useRun<T>(selector: (state: RunState) => T): T {
  return useStore(useRunStore(), selector);
}

export function useStepRun(key: string): StepRun | undefined {
  return useRun((state) => state.steps.get(key));
}
