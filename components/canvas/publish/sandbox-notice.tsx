"use client";
import { FlaskConicalIcon } from "lucide-react";
import { useId } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { Graph, GraphNode } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { connectionOf, type FlowEnv } from "../store/env.ts";

const words = editorWords.publish;

/** Steps that would change nothing real. */
export function sandboxSteps(graph: Graph, env: FlowEnv): readonly GraphNode[] {
  return graph.nodes.filter((node) => (node.kind === "action" || node.kind === "trigger") && connectionOf(env, node.connection)?.sandbox === true);
}

export function SandboxNotice({ steps, demo, onDemo }: { steps: readonly GraphNode[]; demo: boolean; onDemo: (demo: boolean) => void }) {
  const id = useId();
  return (
    <section className="flex gap-3 rounded-lg border border-waiting-line bg-waiting-soft px-4 py-3">
      <FlaskConicalIcon aria-hidden className="mt-0.5 size-4 shrink-0 text-waiting" />
      <div className="grid gap-2">
        <p>
          <span className="font-medium">{words.sandbox(steps.map((node) => node.name).join(", "))}</span> {words.sandboxWhy}
        </p>
        <span className="flex items-center gap-2">
          <Checkbox id={id} checked={demo} onCheckedChange={(checked) => onDemo(checked === true)} />
          <label htmlFor={id} className="font-medium">
            {words.asDemo}
          </label>
        </span>
      </div>
    </section>
  );
}
