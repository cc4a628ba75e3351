"use client";
import { EllipsisIcon, PlusIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { StateIcon } from "#components/ui/state.tsx";
import { Tile } from "#components/ui/tile.tsx";
import type { Position } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { cardState, countErrors } from "../board/card-state.ts";
import { factsOf } from "../board/facts.ts";
import { stepNumber } from "../graph/walk.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import { defaultEnd } from "../store/edits.ts";
import { useStepRun } from "../store/run-context.ts";
import type { OutlineRow } from "./rows.ts";

interface OutlineLineProps {
  row: OutlineRow;
  reachable: boolean;
  onMenu: (key: string, at: Position) => void;
}

const words = editorWords.outline;

/** One step of the outline with its number, its way, how it stands, and what can be done with it. */
export function OutlineLine({ row, reachable, onMenu }: OutlineLineProps) {
  const store = useEditorStore();
  const { node, depth, way, parallel, again } = row;
  const env = useEditor((state) => state.env);
  const number = useEditor((state) => stepNumber(state.graph, node.key));
  const errors = useEditor((state) => countErrors(state.problems, node.key));
  const selected = useEditor((state) => state.selected.has(node.key));
  const candidate = useEditor((state) => state.mode.type === "connect" && state.mode.candidate === node.key);
  const aside = useEditor((state) => state.mode.type === "connect" && state.mode.from.node !== node.key && !state.mode.targets.includes(node.key));
  const run = useStepRun(node.key);
  const facts = factsOf(node, env);
  const { state, value } = cardState(run, errors);
  const indent = { paddingLeft: 8 + depth * 24 };
  if (again) {
    return (
      <p role="none" className="flex h-8 items-center text-12 text-muted-foreground" style={indent}>
        {words.again(node.name)}
      </p>
    );
  }
  const pick = (): void => {
    const { mode, connect, openPanel } = store.getState();
    if (mode.type !== "connect") openPanel(node.key);
    else if (mode.from.node !== node.key) connect(mode.from, node.key);
  };
  const at = (event: { currentTarget: HTMLElement }): Position => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: box.left, y: box.bottom };
  };
  const add = (event: { currentTarget: HTMLElement; stopPropagation: () => void }): void => {
    event.stopPropagation();
    const from = defaultEnd(store.getState().graph, node.key);
    if (from !== null) store.getState().openPicker({ insertion: { type: "after", from }, at: at(event) });
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={selected}
      tabIndex={reachable ? 0 : -1}
      data-row-of={node.key}
      className={cn(
        "group flex min-h-11 items-center gap-3 rounded-md pr-1.5 hover:bg-accent",
        selected && "bg-primary-soft hover:bg-primary-soft",
        candidate && "outline-2 outline-ring",
        aside && "opacity-45",
      )}
      style={indent}
      onClick={pick}
      onFocus={() => store.getState().focusStep(node.key)}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(node.key, { x: event.clientX, y: event.clientY });
      }}
    >
      <span className="w-5 text-right text-12 text-faint-foreground tabular-nums">{number}</span>
      <Tile
        size={28}
        kind={facts.kind}
        icon={facts.icon}
        monogram={facts.monogram}
        {...(facts.glyph === null ? {} : { glyph: facts.glyph })}
        sandbox={facts.sandbox}
      />
      <span className="grid min-w-0 grow">
        <span className="flex items-center gap-2">
          {way === null ? null : <span className="rounded-full border border-border-strong px-1.5 font-medium text-11 text-muted-foreground">{way}</span>}
          <span className="truncate font-medium">{node.name}</span>
        </span>
        <span className="truncate text-12 text-muted-foreground">
          {facts.app}
          {parallel ? ` · ${editorWords.wire.parallel}` : ""}
        </span>
      </span>
      <span className="flex items-center gap-1.5 text-12 text-muted-foreground tabular-nums">
        {value}
        <StateIcon state={state} />
      </span>
      <Button look="ghost" size="sm" square tabIndex={-1} aria-label={editorWords.card.addAfter(node.name)} onClick={add}>
        <PlusIcon />
      </Button>
      <Button
        look="ghost"
        size="sm"
        square
        tabIndex={-1}
        aria-label={editorWords.menu.label(node.name)}
        onClick={(event) => {
          event.stopPropagation();
          store.getState().select([node.key]);
          onMenu(node.key, at(event));
        }}
      >
        <EllipsisIcon />
      </Button>
    </div>
  );
}
