"use client";
import { editorWords } from "#server/messages/editor.ts";
import { GRID } from "../graph/geometry.ts";
import { findNode } from "../graph/walk.ts";
import type { EditorStore } from "../store/editor-store.ts";

/** While connecting: arrows go round the steps that may be reached, Enter joins, Esc lets go. True when the key was ours. */
export function connectKeys(store: EditorStore, key: string): boolean {
  const { mode, setMode, connect, say, graph } = store.getState();
  if (mode.type !== "connect") return false;
  if (key === "Escape") {
    setMode({ type: "idle" });
    say(editorWords.connect.cancelled);
    return true;
  }
  if (key === "Enter" && mode.candidate !== null) {
    connect(mode.from, mode.candidate);
    return true;
  }
  const step = key === "ArrowRight" || key === "ArrowDown" ? 1 : key === "ArrowLeft" || key === "ArrowUp" ? -1 : 0;
  if (step === 0) return false;
  const here = mode.candidate === null ? (step === 1 ? -1 : 0) : mode.targets.indexOf(mode.candidate);
  const candidate = mode.targets[(here + step + mode.targets.length) % mode.targets.length] ?? null;
  setMode({ ...mode, candidate });
  if (candidate !== null) say(editorWords.connect.candidate(findNode(graph, candidate)?.name ?? candidate));
  return true;
}

/** While grabbed: arrows move by the grid (Shift: eight times), Enter drops, Esc puts back. */
export function grabKeys(store: EditorStore, key: string, far: boolean): boolean {
  const { mode, setMode, move, say, graph } = store.getState();
  if (mode.type !== "grab") return false;
  const node = findNode(graph, mode.key);
  if (node === undefined) return false;
  if (key === "Enter" || key === " ") {
    setMode({ type: "idle" });
    say(editorWords.grab.dropped(node.name));
    return true;
  }
  if (key === "Escape") {
    move(new Map([[node.key, mode.from]]));
    setMode({ type: "idle" });
    say(editorWords.grab.back(node.name));
    return true;
  }
  const by = arrows[key];
  if (by === undefined) return false;
  const length = far ? GRID * 8 : GRID;
  const place = { x: node.position.x + by[0] * length, y: node.position.y + by[1] * length };
  move(new Map([[node.key, place]]));
  say(editorWords.grab.moved(place.x, place.y));
  return true;
}

const arrows: { readonly [key: string]: readonly [number, number] | undefined } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
