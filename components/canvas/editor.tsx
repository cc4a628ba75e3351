"use client";
import { ReactFlowProvider } from "@xyflow/react";
import { useNarrow } from "#components/lib/narrow.ts";
import { editorWords } from "#server/messages/editor.ts";
import { Board } from "./board/board.tsx";
import { Dialogs } from "./dialogs.tsx";
import { ConflictBanner } from "./header/conflict-banner.tsx";
import { EditorBar } from "./header/editor-bar.tsx";
import { EditorHeader } from "./header/editor-header.tsx";
import { FirstSteps } from "./header/first-steps.tsx";
import { usePageCommands } from "./header/use-page-commands.ts";
import { useShortcutList } from "./header/use-shortcut-list.ts";
import { DockedPicker, Inspector, NarrowView, Outline, PickerPopover, usePrefetch } from "./late.ts";
import { LiveRegion } from "./live-region.tsx";
import { DragGhost } from "./picker/drag-ghost.tsx";
import { useSlots } from "./slots.ts";
import { useEditor } from "./store/context.ts";

/** The flow editor; on a phone-sized window the flow to be read. */
export function Editor() {
  const narrow = useNarrow();
  return (
    <>
      {narrow ? <NarrowView /> : <WideEditor />}
      <Dialogs />
      <LiveRegion />
    </>
  );
}

/** Header, list of steps to add, canvas or outline, panel of the chosen step. */
function WideEditor() {
  const docked = useEditor((state) => state.pinned || state.graph.nodes.length === 0);
  const view = useEditor((state) => state.view);
  const panel = useEditor((state) => state.panel !== null && state.current !== null);
  const picking = useEditor((state) => state.picker !== null);
  usePrefetch(useSlots().prefetch);
  usePageCommands();
  useShortcutList();
  return (
    <ReactFlowProvider>
      <div className="flex h-full min-h-0 flex-col">
        <EditorHeader />
        <ConflictBanner />
        <main id="main" tabIndex={-1} aria-label={editorWords.view.canvas} className="relative flex min-h-0 grow outline-none">
          {docked ? <DockedPicker /> : null}
          <div className="relative min-w-0 grow">
            {view === "canvas" ? <Board /> : <Outline />}
            <EditorBar />
            <FirstSteps />
          </div>
          {panel ? <Inspector /> : null}
        </main>
      </div>
      {picking ? <PickerPopover /> : null}
      <DragGhost />
    </ReactFlowProvider>
  );
}
