"use client";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { useMap } from "./context.ts";
import type { TargetField } from "./target.ts";

/** Makes a field the one that clicked values go into, while it has the focus and after; true while it is that one. */
export function useActiveField(field: TargetField, insert: (formula: string) => void): boolean {
  const { focus } = useMap();
  const latest = useRef(insert);
  useEffect(() => {
    latest.current = insert;
  });
  const key = field.path.join("/");
  useEffect(() => {
    const box = document.querySelector(`[data-field="${CSS.escape(key)}"]`);
    const take = (): void => focus.setState({ field: { path: field.path, title: field.title, insert: (formula) => latest.current(formula) } });
    box?.addEventListener("focusin", take);
    return () => box?.removeEventListener("focusin", take);
  }, [focus, key, field.path, field.title]);
  return useStore(focus, (state) => state.field?.path.join("/") === key);
}
