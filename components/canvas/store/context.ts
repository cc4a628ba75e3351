"use client";
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { EditorStore } from "./editor-store.ts";
import type { EditorState } from "./state.ts";

const EditorContext = createContext<EditorStore | null>(null);
export const EditorProvider = EditorContext.Provider;

/** The store itself, for handlers that read at the time of the event. */
export function useEditorStore(): EditorStore {
  const store = useContext(EditorContext);
  if (store === null) throw new Error("This part of the editor stands outside its provider");
  return store;
}

/** A part of the state; the component is drawn again only when that part changes. */
export function useEditor<T>(selector: (state: EditorState) => T): T {
  return useStore(useEditorStore(), selector);
}
