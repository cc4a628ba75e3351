"use client";
import type { ReactFlowInstance } from "@xyflow/react";
import type { Position } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { type Heading, neighbour } from "../graph/move-keys.ts";
import { findNode } from "../graph/walk.ts";
import type { EditorStore } from "../store/editor-store.ts";
import { defaultEnd } from "../store/edits.ts";
import { defaultInsertion } from "../store/insert.ts";
import { copySteps, cutSteps, pasteSteps } from "./clipboard.ts";
import { rename } from "./menu-items.ts";

export interface BoardTools {
  readonly store: EditorStore;
  readonly flow: Pick<ReactFlowInstance, "fitView" | "zoomIn" | "zoomOut" | "zoomTo" | "flowToScreenPosition">;
  readonly tidy: () => void;
  readonly focusStep: (key: string) => void;
  readonly testStep: (key: string) => void;
  readonly openMenu: (key: string, at: Position) => void;
}

export interface BoardKey {
  readonly keys: readonly string[];
  readonly run: () => void;
}

const slow = { duration: 200 };

/** What each key does on the canvas, moving keys first. */
export function boardKeys(tools: BoardTools): readonly BoardKey[] {
  return [...movingKeys(tools), ...doingKeys(tools), ...viewKeys(tools)];
}

function movingKeys({ store, focusStep }: BoardTools): readonly BoardKey[] {
  const go = (heading: Heading) => () => {
    const key = neighbour(store.getState().graph, store.getState().current, heading);
    if (key !== null) visit(store, key, focusStep);
  };
  const extend = (heading: Heading) => () => {
    const { graph, current, selected, select } = store.getState();
    const key = neighbour(graph, current, heading);
    if (key === null) return;
    select([...selected, ...(current === null ? [] : [current]), key]);
    focusStep(key);
  };
  return [
    { keys: ["ArrowRight"], run: go("next") },
    { keys: ["ArrowLeft"], run: go("previous") },
    { keys: ["ArrowUp"], run: go("up") },
    { keys: ["ArrowDown"], run: go("down") },
    { keys: ["Home"], run: go("home") },
    { keys: ["End"], run: go("end") },
    { keys: ["Shift+ArrowRight"], run: extend("next") },
    { keys: ["Shift+ArrowLeft"], run: extend("previous") },
    { keys: ["Shift+ArrowUp"], run: extend("up") },
    { keys: ["Shift+ArrowDown"], run: extend("down") },
    { keys: ["Mod+A"], run: () => store.getState().select(store.getState().graph.nodes.map((node) => node.key)) },
    { keys: ["Escape"], run: () => leave(store) },
  ];
}

/** The panel, when it is open, follows the focus from card to card. */
function visit(store: EditorStore, key: string, focusStep: (key: string) => void): void {
  const { panel, openPanel, select } = store.getState();
  if (panel === null) select([key]);
  else openPanel(key);
  focusStep(key);
}

function leave(store: EditorStore): void {
  const { panel, closePanel, select, selectWire } = store.getState();
  if (panel !== null) closePanel();
  else {
    select([]);
    selectWire(null);
  }
}

function doingKeys({ store, flow, focusStep, openMenu, testStep }: BoardTools): readonly BoardKey[] {
  const now = store.getState;
  const withCurrent = (act: (key: string) => void) => () => {
    const { current } = now();
    if (current !== null) act(current);
  };
  const pointOf = (key: string): Position => flow.flowToScreenPosition(findNode(now().graph, key)?.position ?? { x: 0, y: 0 });
  const connect = (key: string): void => {
    const end = defaultEnd(now().graph, key);
    if (end === null) now().refuse(editorWords.connect.noTarget);
    else now().startConnect(end);
  };
  const grab = (key: string): void => {
    const node = findNode(now().graph, key);
    if (node === undefined) return;
    now().setMode({ type: "grab", key, from: node.position });
    now().say(editorWords.grab.start(node.name));
  };
  return [
    { keys: ["Enter"], run: withCurrent((key) => (findNode(now().graph, key)?.kind === "note" ? rename(store, key) : openAndEnter(store, key))) },
    { keys: ["N"], run: () => now().openPicker({ insertion: defaultInsertion(now()), at: pointOf(now().current ?? "") }) },
    { keys: ["Shift+N"], run: () => void now().insert({ type: "note" }, { type: "free", position: null }) },
    { keys: ["C"], run: withCurrent(connect) },
    { keys: ["G"], run: withCurrent(grab) },
    { keys: ["F2"], run: withCurrent((key) => rename(store, key)) },
    { keys: ["Mod+D"], run: () => now().duplicate() },
    { keys: ["Mod+C"], run: () => copySteps(store) },
    { keys: ["Mod+X"], run: () => cutSteps(store) },
    { keys: ["Mod+V"], run: () => pasteSteps(store, null) },
    { keys: ["Delete", "Backspace"], run: () => removeAndStay(store, focusStep) },
    { keys: ["T"], run: withCurrent(testStep) },
    { keys: ["M"], run: withCurrent((key) => openMap(store, key)) },
    { keys: ["Shift+F10", "ContextMenu"], run: withCurrent((key) => openMenu(key, pointOf(key))) },
  ];
}

function openAndEnter(store: EditorStore, key: string): void {
  store.getState().openPanel(key);
  requestAnimationFrame(() => document.getElementById("step-panel")?.focus());
}

/** After a deletion the focus goes to the step before, never to nowhere. */
function removeAndStay(store: EditorStore, focusStep: (key: string) => void): void {
  const { graph, current, remove } = store.getState();
  const before = current === null ? null : neighbour(graph, current, "previous");
  remove();
  const next = before ?? neighbour(store.getState().graph, null, "home");
  if (next !== null) focusStep(next);
}

function openMap(store: EditorStore, key: string): void {
  const { graph, openPanel, openDialog } = store.getState();
  if (findNode(graph, key)?.kind !== "action") return;
  openPanel(key, "map");
  openDialog("map");
}

function viewKeys({ flow, tidy }: BoardTools): readonly BoardKey[] {
  return [
    { keys: ["Shift+T"], run: tidy },
    { keys: ["Shift+1", "!"], run: () => void flow.fitView({ padding: 0.2, maxZoom: 1, ...slow }) },
    { keys: ["Shift+0", ")"], run: () => void flow.zoomTo(1, slow) },
    { keys: ["+", "="], run: () => void flow.zoomIn(slow) },
    { keys: ["-"], run: () => void flow.zoomOut(slow) },
  ];
}
