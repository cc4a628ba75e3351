"use client";
import { createStore, type StoreApi } from "zustand/vanilla";

/** The field that a clicked or picked value goes into. */
export interface FocusedField {
  readonly path: readonly string[];
  readonly title: string;
  /** Puts a formula where the caret is. */
  readonly insert: (formula: string) => void;
}

export interface FocusState {
  readonly field: FocusedField | null;
  /** Rows of the source tree that the person looks at light up their fields, and the reverse. */
  readonly hovered: string | null;
}

export type FocusStore = StoreApi<FocusState>;

export function createFocusStore(): FocusStore {
  return createStore<FocusState>()(() => ({ field: null, hovered: null }));
}
