"use client";
import { PinIcon, PinOffIcon } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Keys } from "#components/ui/kbd.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import { defaultInsertion } from "../store/insert.ts";
import { PickerList } from "./picker-list.tsx";
import { usePicker } from "./use-picker.ts";

const words = editorWords.picker;

/** The list at the left: always there on an empty canvas, and for as long as it is pinned. */
export function DockedPicker() {
  const store = useEditorStore();
  const pinned = useEditor((state) => state.pinned);
  const empty = useEditor((state) => state.graph.nodes.length === 0);
  const picker = usePicker(
    ({ kind }) => void store.getState().insert(kind, defaultInsertion(store.getState())),
    () => document.querySelector<HTMLElement>("[data-board] .react-flow__node[tabindex='0']")?.focus(),
  );
  return (
    <aside aria-label={words.title} className="flex w-76 shrink-0 flex-col border-border border-r bg-sidebar">
      <div className="flex items-center justify-between py-3 pr-3 pl-4">
        <h2 className="font-semibold">{words.title}</h2>
        <Button look="ghost" size="sm" square aria-label={pinned ? words.unpin : words.pin} aria-pressed={pinned} onClick={() => store.getState().pin(!pinned)}>
          {pinned ? <PinOffIcon /> : <PinIcon />}
        </Button>
      </div>
      <PickerList picker={picker} searchId="step-search" autoFocus={empty} />
      <div className="flex items-center gap-1.5 border-border border-t px-4 py-2.5 text-12 text-muted-foreground">
        <Keys keys="↑" />
        <Keys keys="↓" />
        {words.choose}
        <Keys keys="Enter" />
        {words.insert}
        <span className="grow" />
        <Link href="/accounts" className="text-primary-text hover:underline">
          {words.connect}
        </Link>
      </div>
    </aside>
  );
}
