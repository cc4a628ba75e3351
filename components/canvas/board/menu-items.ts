"use client";
import { useReactFlow } from "@xyflow/react";
import type { Position } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { edgeId, findNode } from "../graph/walk.ts";
import { useEditorStore } from "../store/context.ts";
import type { EditorStore } from "../store/editor-store.ts";
import { defaultEnd } from "../store/edits.ts";
import { copySteps, cutSteps, pasteSteps } from "./clipboard.ts";
import type { MenuSubject } from "./use-step-menu.ts";
import { useTidy } from "./use-tidy.ts";

export interface MenuItemData {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly danger?: true;
  /** A line stands above it. */
  readonly separated?: true;
  readonly run: () => void;
}

const words = editorWords.menu;

/** The menu's lines for what was pointed at. */
export function useMenuItems(subject: MenuSubject | null, at: Position): readonly MenuItemData[] {
  const store = useEditorStore();
  const { screenToFlowPosition } = useReactFlow();
  const tidy = useTidy();
  if (subject === null) return [];
  switch (subject.type) {
    case "step":
      return stepItems(store, subject.key, at);
    case "wire":
      return wireItems(store, subject.id, at);
    case "canvas":
      return canvasItems(store, at, screenToFlowPosition(at), tidy);
  }
}

function stepItems(store: EditorStore, key: string, at: Position): readonly MenuItemData[] {
  const state = store.getState();
  const node = findNode(state.graph, key);
  const end = defaultEnd(state.graph, key);
  const step = node !== undefined && node.kind !== "note";
  const next: readonly MenuItemData[] =
    end === null
      ? []
      : [
          { id: "add", label: words.addAfter, keys: "N", run: () => state.openPicker({ insertion: { type: "after", from: end }, at }) },
          { id: "connect", label: words.connect, keys: "C", run: () => state.startConnect(end) },
        ];
  return [
    ...(step ? [{ id: "open", label: words.open, keys: "Enter", run: () => state.openPanel(key) }] : []),
    ...next,
    { id: "rename", label: words.rename, keys: "F2", run: () => rename(store, key) },
    { id: "duplicate", label: words.duplicate, keys: "Mod+D", separated: true, run: state.duplicate },
    { id: "copy", label: words.copy, keys: "Mod+C", run: () => copySteps(store) },
    { id: "cut", label: words.cut, keys: "Mod+X", run: () => cutSteps(store) },
    { id: "remove", label: words.remove, keys: "Del", danger: true, separated: true, run: state.remove },
  ];
}

/** A note is written on the canvas, a step is named in its panel. */
export function rename(store: EditorStore, key: string): void {
  const node = findNode(store.getState().graph, key);
  if (node === undefined) return;
  if (node.kind !== "note") store.getState().openPanel(key);
  store.getState().setMode({ type: "rename", key });
}

function wireItems(store: EditorStore, id: string, at: Position): readonly MenuItemData[] {
  const { graph, openPicker, removeWire } = store.getState();
  const edge = graph.edges.find((one) => edgeId(one) === id);
  if (edge === undefined) return [];
  return [
    { id: "add", label: words.addOnWire, run: () => openPicker({ insertion: { type: "onWire", edge }, at }) },
    { id: "remove", label: words.removeWire, keys: "Del", danger: true, run: () => removeWire(id) },
  ];
}

function canvasItems(store: EditorStore, at: Position, place: Position, tidy: () => void): readonly MenuItemData[] {
  const { openPicker, insert, graph, select } = store.getState();
  return [
    { id: "add", label: editorWords.tools.add, keys: "N", run: () => openPicker({ insertion: { type: "free", position: place }, at }) },
    { id: "note", label: words.note, keys: "Shift+N", run: () => void insert({ type: "note" }, { type: "free", position: place }) },
    { id: "paste", label: words.paste, keys: "Mod+V", run: () => pasteSteps(store, place) },
    { id: "all", label: words.selectAll, keys: "Mod+A", separated: true, run: () => select(graph.nodes.map((node) => node.key)) },
    { id: "tidy", label: words.tidy, keys: "Shift+T", run: tidy },
  ];
}
