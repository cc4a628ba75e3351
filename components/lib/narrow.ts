"use client";
import { useSyncExternalStore } from "react";

/** Below this a canvas cannot be worked on; the same width as the `max-md` of the styles. */
const QUERY = "(max-width: 767.98px)";

/** True on a phone-sized window; follows the window. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    watch,
    () => window.matchMedia(QUERY).matches,
    () => false,
  );
}

function watch(changed: () => void): () => void {
  const media = window.matchMedia(QUERY);
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
}
