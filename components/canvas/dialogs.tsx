"use client";
import type { ActionNode } from "#server/flow/graph.ts";
import { findNode } from "./graph/walk.ts";
import { setInput } from "./inspector/map-tab.tsx";
import { useSurroundings } from "./inspector/use-surroundings.ts";
import { HookDialog, PublishDialog, RealTestDialog } from "./late.ts";
import { useFlowSession } from "./session/flow-context.ts";
import { useSlots } from "./slots.ts";
import { useEditor, useEditorStore } from "./store/context.ts";

/** What stands over the editor; one at a time. */
export function Dialogs() {
  const { asking } = useFlowSession();
  const dialog = useEditor((state) => state.dialog);
  const current = useEditor((state) => state.current);
  const node = useEditor((state) => (current === null ? undefined : findNode(state.graph, current)));
  return (
    <>
      {dialog === "publish" ? <PublishDialog /> : null}
      {dialog === "hook" ? <HookDialog /> : null}
      {dialog === "map" && node?.kind === "action" ? <WideMap node={node} /> : null}
      {asking === null ? null : <RealTestDialog />}
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
