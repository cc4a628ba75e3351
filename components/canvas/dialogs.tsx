"use client";
import { findNode } from "./graph/walk.ts";
import { setInput } from "./inspector/map-tab.tsx";
import { HookDialog } from "./publish/hook-dialog.tsx";
import { PublishDialog } from "./publish/publish-dialog.tsx";
import { RealTestDialog } from "./publish/real-test-dialog.tsx";
import { useSlots } from "./slots.ts";
import { useEditor, useEditorStore } from "./store/context.ts";

/** What stands over the editor; one at a time. */
export function Dialogs() {
  const dialog = useEditor((state) => state.dialog);
  return (
    <>
      {dialog === "publish" ? <PublishDialog /> : null}
      {dialog === "hook" ? <HookDialog /> : null}
      {dialog === "map" ? <WideMap /> : null}
      <RealTestDialog />
    </>
  );
}

function WideMap() {
  const store = useEditorStore();
  const { wideMap: WideForm } = useSlots();
  const current = useEditor((state) => state.current);
  const node = useEditor((state) => (current === null ? undefined : findNode(state.graph, current)));
  if (node?.kind !== "action") return null;
  return (
    <WideForm
      node={node.key}
      value={node.input}
      onChange={(input, label, merge) => setInput(store, node, input, label, merge)}
      onClose={() => store.getState().openDialog(null)}
    />
  );
}
