"use client";
import { EditorPage } from "#components/canvas/session/editor-page.tsx";
import { mappingSlots } from "./mapping-slots.tsx";

/** The canvas and the mapping form, put together: neither room knows the other. */
export function FlowEditor({ flowId }: { flowId: string }) {
  return <EditorPage flowId={flowId} slots={mappingSlots} />;
}
