"use client";
import { useReactFlow } from "@xyflow/react";
import { useCallback } from "react";
import { editorWords } from "#server/messages/editor.ts";
import { useEditorStore } from "../store/context.ts";
import { moveSteps } from "../store/edits.ts";

/** Lays the whole flow out anew, as one undoable move. The layout library is loaded when first asked for. */
export function useTidy(): () => void {
  const store = useEditorStore();
  const { fitView } = useReactFlow();
  return useCallback(() => {
    const tidy = async (): Promise<void> => {
      const { layOut } = await import("../graph/layout.ts");
      const { graph, edit, say } = store.getState();
      edit([moveSteps(layOut(graph))], { label: editorWords.did.tidy });
      say(editorWords.said.done(editorWords.did.tidy));
      requestAnimationFrame(() => void fitView({ padding: 0.2, maxZoom: 1, duration: 200 }));
    };
    void tidy();
  }, [store, fitView]);
}
