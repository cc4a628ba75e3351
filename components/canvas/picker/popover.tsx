"use client";
import { Popover, PopoverAnchor, PopoverContent } from "#components/ui/popover.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { edgesOut } from "../graph/walk.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import type { Insertion, PickerRequest } from "../store/state.ts";
import { PickerList } from "./picker-list.tsx";
import { usePicker } from "./use-picker.ts";

/** The picker where it was asked for: at a plus, at a dropped wire, at the current card. */
export function PickerPopover() {
  const request = useEditor((state) => state.picker);
  return request === null ? null : <OpenPicker key={`${request.at.x} ${request.at.y}`} request={request} />;
}

function OpenPicker({ request }: { request: PickerRequest }) {
  const store = useEditorStore();
  const close = (): void => store.getState().openPicker(null);
  const picker = usePicker(({ kind, stay }) => {
    const added = store.getState().insert(kind, request.insertion);
    if (added !== null && stay) store.getState().openPicker({ at: request.at, insertion: onward(request.insertion, added, store.getState().graph) });
  }, close);
  return (
    <Popover open onOpenChange={(open) => (open ? undefined : close())}>
      <PopoverAnchor asChild>
        <span aria-hidden className="fixed size-0" style={{ left: request.at.x, top: request.at.y }} />
      </PopoverAnchor>
      <PopoverContent
        aria-label={editorWords.picker.title}
        className="flex max-h-[min(480px,var(--radix-popover-content-available-height))] w-80 flex-col overflow-hidden pt-3"
      >
        <PickerList picker={picker} autoFocus />
      </PopoverContent>
    </Popover>
  );
}

/** The next step of a picker that stays open goes beside the one just added, in parallel. */
function onward(insertion: Insertion, added: string, graph: Parameters<typeof edgesOut>[0]): Insertion {
  if (insertion.type === "after") return { type: "after", from: insertion.from };
  return edgesOut(graph, added).length === 0 ? { type: "after", from: { node: added, port: "out" } } : { type: "free", position: null };
}
