import { create } from "zustand";

export interface ToastOptions {
  readonly description?: string;
  /** How long it stays, in milliseconds. */
  readonly duration?: number;
}

export interface Said extends ToastOptions {
  readonly tone: "plain" | "success" | "error";
  readonly text: string;
}

/** What is still to be shown; `wanted` once there was anything. The box takes it from here. */
export const useSaid = create<{ readonly wanted: boolean; readonly said: readonly Said[] }>(() => ({ wanted: false, said: [] }));
