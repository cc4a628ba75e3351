"use client";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { useEditor } from "../store/context.ts";
import type { StepKind } from "../store/make-node.ts";
import { type Row, sections } from "./sections.ts";

export interface PickerChoice {
  readonly kind: StepKind;
  /** Shift was held: the picker stays open for the next one. */
  readonly stay: boolean;
}

/** Search, the active line and its keys; the same for the docked list and the popover. */
export function usePicker(onChoose: (choice: PickerChoice) => void, onLeave: () => void) {
  const id = useId();
  const graph = useEditor((state) => state.graph);
  const env = useEditor((state) => state.env);
  const [text, setText] = useState("");
  const [app, setApp] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const shown = useMemo(() => sections(graph, env, { text, app }), [graph, env, text, app]);
  const rows = useMemo(() => shown.flatMap((section) => section.rows), [shown]);
  // What was searched for is on the canvas now; the next search is for something else.
  const steps = graph.nodes.length;
  const [seen, setSeen] = useState(steps);
  if (steps !== seen) {
    setSeen(steps);
    setText("");
    setApp(null);
    setActive(0);
  }
  const current = Math.min(active, Math.max(0, rows.length - 1));

  const enter = (next: string | null): void => {
    setApp(next);
    setText("");
    setActive(0);
  };
  const choose = (row: Row | undefined, stay: boolean): void => {
    if (row?.type === "app") enter(row.app.connector.id);
    if (row?.type !== "entry") return;
    onChoose({ kind: row.entry.kind, stay });
    if (!stay) enter(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown") setActive(Math.min(current + 1, rows.length - 1));
    else if (event.key === "ArrowUp") setActive(Math.max(current - 1, 0));
    else if (event.key === "Enter") choose(rows[current], event.shiftKey);
    else if (event.key === "Escape" && (app !== null || text !== "")) enter(null);
    else if (event.key === "Escape") onLeave();
    else if (event.key === "Backspace" && text === "" && app !== null) enter(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    listId: `${id}-list`,
    optionId: (row: Row) => `${id}-${row.id}`,
    shown,
    rows,
    current,
    text,
    app,
    onKeyDown,
    choose,
    point: (row: Row) => setActive(rows.indexOf(row)),
    setText: (next: string) => {
      setText(next);
      setActive(0);
    },
    leaveApp: () => enter(null),
  };
}

export type Picker = ReturnType<typeof usePicker>;
