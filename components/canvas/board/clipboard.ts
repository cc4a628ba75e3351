"use client";
import type { Position } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import type { EditorStore } from "../store/editor-store.ts";

/** The last copied steps, for browsers that do not let a page read the clipboard. */
let own: string | null = null;

export function copySteps(store: EditorStore): void {
  const text = store.getState().copy();
  if (text === null) return;
  own = text;
  navigator.clipboard.writeText(text).catch(() => undefined);
}

export function cutSteps(store: EditorStore): void {
  copySteps(store);
  store.getState().remove();
}

export function pasteSteps(store: EditorStore, at: Position | null): void {
  const paste = (text: string | null): void => {
    if (text === null) store.getState().refuse(editorWords.said.nothingToPaste);
    else void store.getState().paste(text, at);
  };
  navigator.clipboard.readText().then(
    (text) => paste(text === "" ? own : text),
    () => paste(own),
  );
}
