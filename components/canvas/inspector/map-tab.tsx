"use client";
import type { ActionNode } from "#server/flow/graph.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import { useSlots } from "../slots.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import type { EditorStore } from "../store/editor-store.ts";
import { replaceStep } from "../store/edits.ts";
import { useSurroundings } from "./use-surroundings.ts";

/** How the step's input is filled: the form of the mapping room. */
export function MapTab({ node }: { node: ActionNode }) {
  const store = useEditorStore();
  const { mapping: MappingForm } = useSlots();
  const around = useSurroundings(node.key);
  const field = useEditor((state) => state.field);
  return <MappingForm {...around} field={field} value={node.input} onChange={(input, label, merge) => setInput(store, node, input, label, merge)} />;
}

/** One undo entry a field and pause, named by what was mapped. */
export function setInput(store: EditorStore, node: ActionNode, input: Mapping, label: string, merge?: string): void {
  store.getState().edit([replaceStep({ ...node, input })], { label, ...(merge === undefined ? {} : { merge: `map ${node.key} ${merge}` }) });
}
