"use client";
import { EllipsisIcon, XIcon } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "#components/ui/menu.tsx";
import { Tile } from "#components/ui/tile.tsx";
import type { GraphNode } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { factsOf } from "../board/facts.ts";
import { afterWhat } from "../board/sentence.ts";
import { readingOrder } from "../graph/walk.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import { defaultEnd, replaceStep } from "../store/edits.ts";

const words = editorWords.panel;

/** Which step this is: tile, name (a click renames), app, and its place in the flow. */
export function PanelHead({ node, onClose }: { node: GraphNode; onClose: () => void }) {
  const env = useEditor((state) => state.env);
  const graph = useEditor((state) => state.graph);
  const facts = factsOf(node, env);
  const order = readingOrder(graph);
  const number = order.findIndex((one) => one.key === node.key) + 1;
  return (
    <div className="flex items-center gap-2.5 pt-3 pr-3 pb-2 pl-4">
      <Tile
        size={28}
        kind={facts.kind}
        icon={facts.icon}
        monogram={facts.monogram}
        {...(facts.glyph === null ? {} : { glyph: facts.glyph })}
        sandbox={facts.sandbox}
      />
      <div className="min-w-0 grow">
        <StepName node={node} />
        <p className="truncate text-12 text-muted-foreground">
          {facts.app} · {words.place(number, order.length, afterWhat(graph, node))}
        </p>
      </div>
      <PanelMenu node={node} />
      <Button look="ghost" size="sm" square aria-label={words.close} onClick={onClose}>
        <XIcon />
      </Button>
    </div>
  );
}

function StepName({ node }: { node: GraphNode }) {
  const store = useEditorStore();
  const asked = useEditor((state) => state.mode.type === "rename" && state.mode.key === node.key);
  const [typed, setTyped] = useState<string | null>(null);
  const open = typed !== null || asked;
  const finish = (name: string | null): void => {
    const next = (name ?? "").trim();
    if (next !== "" && next !== node.name) store.getState().edit([replaceStep({ ...node, name: next })], { label: editorWords.did.rename(next) });
    setTyped(null);
    if (asked) store.getState().setMode({ type: "idle" });
  };
  if (!open) {
    return (
      <h2 className="truncate font-semibold leading-5">
        <button
          type="button"
          title={editorWords.menu.rename}
          className="-mx-1 max-w-full truncate rounded-sm px-1 hover:bg-accent"
          onClick={() => setTyped(node.name)}
        >
          {node.name}
        </button>
      </h2>
    );
  }
  return (
    <Input
      compact
      autoFocus
      aria-label={words.name}
      maxLength={80}
      value={typed ?? node.name}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => finish(typed)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        finish(event.key === "Enter" ? typed : null);
      }}
    />
  );
}

function PanelMenu({ node }: { node: GraphNode }) {
  const store = useEditorStore();
  const now = store.getState;
  const connect = (): void => {
    const end = defaultEnd(now().graph, node.key);
    if (end !== null) now().startConnect(end);
  };
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button look="ghost" size="sm" square aria-label={words.more}>
          <EllipsisIcon />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuItem keys="F2" onSelect={() => now().setMode({ type: "rename", key: node.key })}>
          {editorWords.menu.rename}
        </MenuItem>
        <MenuItem keys="C" onSelect={connect}>
          {editorWords.menu.connect}
        </MenuItem>
        <MenuItem keys="Mod+D" onSelect={() => now().duplicate()}>
          {editorWords.menu.duplicate}
        </MenuItem>
        <MenuSeparator />
        <MenuItem keys="Del" danger onSelect={() => now().remove()}>
          {editorWords.menu.remove}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
