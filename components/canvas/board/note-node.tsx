"use client";
import type { NodeProps } from "@xyflow/react";
import { memo, useEffect, useRef } from "react";
import { cn } from "#components/ui/cn.ts";
import { editorWords } from "#server/messages/editor.ts";
import { NOTE_WIDTH, sizeOf } from "../graph/geometry.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import { replaceStep } from "../store/edits.ts";
import type { StepElement } from "./elements.ts";

/** Words on the canvas: double-click or F2 to write, Esc to stop. */
export const NoteNode = memo(function NoteNode({ id, data: { node }, selected }: NodeProps<StepElement>) {
  const store = useEditorStore();
  const writing = useEditor((state) => state.mode.type === "rename" && state.mode.key === id);
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (writing) text.current?.focus();
  }, [writing]);
  if (node.kind !== "note") return null;
  const write = (next: string) => store.getState().edit([replaceStep({ ...node, text: next })], { label: editorWords.did.note, merge: `note ${id}` });
  const stop = (): void => store.getState().setMode({ type: "idle" });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the card around it has the focus and F2; this is the pointer's way
    <div
      className={cn("rounded-lg border border-note-line bg-note px-3 py-2.5 text-12 text-note-foreground", selected && "border-ring ring-1 ring-ring")}
      style={{ width: NOTE_WIDTH, minHeight: sizeOf(node).height }}
      onDoubleClick={() => store.getState().setMode({ type: "rename", key: id })}
    >
      {writing ? (
        <textarea
          ref={text}
          aria-label={editorWords.kinds.note.name}
          className="nodrag nowheel field-sizing-content block min-h-10 w-full resize-none bg-transparent outline-none"
          value={node.text}
          onChange={(event) => write(event.target.value)}
          onBlur={stop}
          onKeyDown={(event) => {
            if (event.key === "Escape") stop();
            event.stopPropagation();
          }}
        />
      ) : (
        <p className="whitespace-pre-wrap break-words">{node.text === "" ? editorWords.kinds.note.hint : node.text}</p>
      )}
    </div>
  );
});
