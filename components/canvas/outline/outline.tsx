"use client";
import { type KeyboardEvent, useCallback, useMemo, useRef } from "react";
import { editorWords } from "#server/messages/editor.ts";
import { StepMenu } from "../board/step-menu.tsx";
import { useKeyboard } from "../board/use-keyboard.ts";
import { useStepMenu } from "../board/use-step-menu.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import { OutlineLine } from "./outline-line.tsx";
import { outlineRows } from "./rows.ts";

const words = editorWords.outline;

/** The same flow as a list: the way of screen readers, of phones and of long flows. Every action of the canvas is here. */
export function Outline() {
  const store = useEditorStore();
  const graph = useEditor((state) => state.graph);
  const current = useEditor((state) => state.current);
  const rows = useMemo(() => outlineRows(graph), [graph]);
  const tree = useRef<HTMLDivElement>(null);
  const stop = rows.find((row) => row.node.key === current && !row.again) ?? rows[0];

  const focusStep = useCallback(
    (key: string) => {
      store.getState().focusStep(key);
      requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>(`[data-row-of="${CSS.escape(key)}"]`)?.focus());
    },
    [store],
  );
  const menu = useStepMenu(focusStep);
  const actions = useKeyboard(focusStep, menu.openAt);

  const key = (event: KeyboardEvent): void => {
    const own = rows.filter((row) => !row.again);
    const at = stop === undefined ? -1 : own.indexOf(stop);
    const here = own[at];
    const to = store.getState().mode.type === "idle" && here !== undefined ? target(event.key, own, at) : null;
    if (to === null) actions(event);
    if (to === null) return;
    event.preventDefault();
    const next = own[Math.max(0, Math.min(own.length - 1, to))];
    if (next === undefined) return;
    if (store.getState().panel === null) store.getState().select([next.node.key]);
    else store.getState().openPanel(next.node.key);
    focusStep(next.node.key);
  };

  return (
    <div id="canvas" data-outline className="h-full overflow-y-auto bg-canvas px-4 pt-16 pb-10">
      <div ref={tree} role="tree" aria-label={words.label} className="w-full max-w-[760px] rounded-lg border border-border bg-card p-1.5" onKeyDown={key}>
        {rows.length === 0 ? <p className="px-3 py-6 text-center text-muted-foreground">{words.empty}</p> : null}
        {rows.map((row) => (
          <OutlineLine key={row.id} row={row} reachable={row === stop} onMenu={menu.openAt} />
        ))}
      </div>
      <StepMenu {...menu.state} onClose={menu.close} />
    </div>
  );
}

/** Line that a moving key goes to: up and down the list, left to the step it hangs from, right to the first that hangs from it. */
function target(key: string, rows: readonly { readonly depth: number }[], at: number): number | null {
  const depth = rows[at]?.depth ?? 0;
  switch (key) {
    case "ArrowDown":
      return at + 1;
    case "ArrowUp":
      return at - 1;
    case "Home":
      return 0;
    case "End":
      return rows.length - 1;
    case "ArrowRight":
      return at + 1;
    case "ArrowLeft":
      return Math.max(
        0,
        rows.findLastIndex((row, index) => index < at && row.depth < depth),
      );
    default:
      return null;
  }
}
