"use client";
import { useMemo } from "react";
import { type Command, useCommands } from "#components/lib/commands.ts";
import { editorWords } from "#server/messages/editor.ts";
import { useFlowSession } from "../session/flow-context.ts";
import { useEditorStore } from "../store/context.ts";
import { defaultInsertion } from "../store/insert.ts";

/** The editor's actions in the command menu and in the list of shortcuts. Keys of the canvas are bound by the canvas. */
export function useShortcutList(): void {
  const store = useEditorStore();
  const { testFlow } = useFlowSession();
  useCommands(
    "editor",
    useMemo(() => {
      const now = store.getState;
      const group = editorWords.view.canvas;
      const middle = { x: window.innerWidth / 2, y: 160 };
      const commands: readonly Command[] = [
        { id: "editor.test", label: editorWords.header.testFlow, group, keys: "Mod+Enter", run: testFlow },
        { id: "editor.publish", label: editorWords.header.publish, group, run: () => now().openDialog("publish") },
        {
          id: "editor.add",
          label: editorWords.tools.add,
          group,
          keys: "N",
          scope: "canvas",
          run: () => now().openPicker({ insertion: defaultInsertion(now()), at: middle }),
        },
        {
          id: "editor.note",
          label: editorWords.tools.note,
          group,
          keys: "Shift+N",
          scope: "canvas",
          run: () => void now().insert({ type: "note" }, { type: "free", position: null }),
        },
        { id: "editor.undo", label: editorWords.menu.undo, group, keys: "Mod+Z", run: () => now().undo() },
        { id: "editor.redo", label: editorWords.menu.redo, group, keys: "Mod+Shift+Z", run: () => now().redo() },
        { id: "editor.outline", label: editorWords.view.outline, group, run: () => now().setView("outline") },
        { id: "editor.canvas", label: editorWords.view.canvas, group, run: () => now().setView("canvas") },
      ];
      return commands;
    }, [store, testFlow]),
  );
}
