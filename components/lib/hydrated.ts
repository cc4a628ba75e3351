"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False until the page's script runs. A form with a secret waits for it: sent before, the browser would send it its own way. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
