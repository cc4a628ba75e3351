"use client";
import { PanelLeftOpenIcon, PlayIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Keys } from "#components/ui/kbd.tsx";
import type { GraphNode } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { useFlowSession } from "../session/flow-context.ts";
import { useEditorStore } from "../store/context.ts";

const words = editorWords.panel;

export function PanelFoot({ node }: { node: GraphNode }) {
  const store = useEditorStore();
  const { testStep, testing } = useFlowSession();
  return (
    <div className="flex items-center gap-2 border-border border-t px-4 py-2.5">
      {node.kind === "action" ? (
        <Button className="min-w-0 grow basis-0" onClick={() => store.getState().openDialog("map")}>
          <PanelLeftOpenIcon />
          {words.wideMap}
          <Keys keys="M" />
        </Button>
      ) : null}
      <Button
        className="min-w-0 grow basis-0"
        aria-busy={testing}
        onClick={() => {
          store.getState().openPanel(node.key, "test");
          testStep(node.key);
        }}
      >
        <PlayIcon />
        {words.testStep}
        <Keys keys="T" />
      </Button>
    </div>
  );
}
