"use client";
import type { ActionNode } from "#server/flow/graph.ts";
import { findNode } from "./graph/walk.ts";
import { setInput } from "./inspector/map-tab.tsx";
import { useSurroundings } from "./inspector/use-surroundings.ts";
import { HookDialog } from "./publish/hook-dialog.tsx";
import { PublishDialog } from "./publish/publish-dialog.tsx";
import { RealTestDialog } from "./publish/real-test-dialog.tsx";
import { useSlots } from "./slots.ts";
import { useEditor, useEditorStore } from "./store/context.ts";

/** What stands over the editor; one at a time. */
export function Dialogs() {
  const dialog = useEditor((state) => state.dialog);
  const current = useEditor((state) => state.current);
  const node = useEditor((state) => (current === null ? undefined : findNode(state.graph, current)));
  return (
    <>
      {dialog === "publish" ? <PublishDialog /> : null}
      {dialog === "hook" ? <HookDialog /> : null}
      {dialog === "map" && node?.kind === "action" ? <WideMap node={node} /> : null}
      <RealTestDialog />
    </>
  );
}

function WideMap({ node }: { node: ActionNode }) {
  const store = useEditorStore();
  const { wideMap: WideForm } = useSlots();
  const around = useSurroundings(node.key);
  const field = useEditor((state) => state.field);
  return (
    <WideForm
      {...around}
      field={field}
      value={node.input}
      onChange={(input, label, merge) => setInput(store, node, input, label, merge)}
      onClose={() => store.getState().openDialog(null)}
    />
  );
}
