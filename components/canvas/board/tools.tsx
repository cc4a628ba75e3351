"use client";
import { Panel, useReactFlow, useStore } from "@xyflow/react";
import { MaximizeIcon, MinusIcon, PlusIcon, StickyNoteIcon, WandSparklesIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Keys } from "#components/ui/kbd.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { useEditorStore } from "../store/context.ts";
import { defaultInsertion } from "../store/insert.ts";
import { fitOptions } from "./fit.ts";
import { useTidy } from "./use-tidy.ts";

const words = editorWords.tools;
const button =
  "inline-flex h-[26px] min-w-[26px] items-center justify-center gap-1.5 rounded-sm px-1.5 font-medium text-12 text-muted-foreground hover:bg-accent hover:text-foreground";

/** Add, zoom, fit, tidy, note: at the bottom left of the canvas. */
export function Tools() {
  const store = useEditorStore();
  const flow = useReactFlow();
  const tidy = useTidy();
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <Panel position="bottom-left" className="!m-4">
      <div role="toolbar" aria-label={words.label} className="flex h-[34px] items-center gap-0.5 rounded-[8px] border border-border bg-card p-[3px]">
        <button
          type="button"
          className={button}
          onClick={(event) => store.getState().openPicker({ insertion: defaultInsertion(store.getState()), at: { x: event.clientX, y: event.clientY } })}
        >
          <PlusIcon aria-hidden className="size-4" />
          {words.add}
          <Keys keys="N" />
        </button>
        <Bar />
        <Tool label={words.zoomOut} keys="−" onClick={() => void flow.zoomOut({ duration: 120 })} icon={<MinusIcon className="size-4" />} />
        <Tooltip text={words.zoomReset} keys="Shift+0" side="top">
          <button type="button" className={`${button} w-14 whitespace-nowrap tabular-nums`} onClick={() => void flow.zoomTo(1, { duration: 200 })}>
            {words.zoom(percent)}
            <span className="sr-only">. {words.zoomReset}</span>
          </button>
        </Tooltip>
        <Tool label={words.zoomIn} keys="+" onClick={() => void flow.zoomIn({ duration: 120 })} icon={<PlusIcon className="size-4" />} />
        <Bar />
        <Tool label={words.fit} keys="Shift+1" onClick={() => void flow.fitView(fitOptions(200))} icon={<MaximizeIcon className="size-4" />} />
        <Tool label={words.tidy} keys="Shift+T" onClick={tidy} icon={<WandSparklesIcon className="size-4" />} />
        <Tool
          label={words.note}
          keys="Shift+N"
          onClick={() => void store.getState().insert({ type: "note" }, { type: "free", position: null })}
          icon={<StickyNoteIcon className="size-4" />}
        />
      </div>
    </Panel>
  );
}

function Tool({ label, keys, icon, onClick }: { label: string; keys: string; icon: ReactNode; onClick: () => void }) {
  return (
    <Tooltip text={label} keys={keys} side="top">
      <button type="button" className={button} aria-label={label} onClick={onClick}>
        {icon}
      </button>
    </Tooltip>
  );
}

function Bar() {
  return <span aria-hidden className="mx-[3px] h-4 w-px bg-border" />;
}
