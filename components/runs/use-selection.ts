"use client";
import { useState } from "react";

/** Runs that are ticked, by id. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  set: (ids: readonly string[]) => void;
  clear: () => void;
}

export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    toggle: (id) => setIds((before) => before.symmetricDifference(new Set([id]))),
    set: (chosen) => setIds(new Set(chosen)),
    clear: () => setIds(new Set()),
  };
}
