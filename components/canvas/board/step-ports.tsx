"use client";
import type { GraphNode } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { IN_PORT_Y, outputY } from "../graph/geometry.ts";
import { outputsOf, takesInput } from "../graph/ports.ts";
import { useEditorStore } from "../store/context.ts";
import { LooseEnd } from "./loose-end.tsx";
import { Port } from "./port.tsx";

interface PortsProps {
  node: GraphNode;
  /** Ports that carry a wire; `in` is the input. */
  joined: readonly string[];
  failed: boolean;
  selected: boolean;
}

/** One dot at the left, the outputs at the right. */
export function Ports({ node, joined, failed, selected }: PortsProps) {
  const store = useEditorStore();
  const words = editorWords.card;
  return (
    <>
      {takesInput(node) ? (
        <Port
          side="in"
          port="in"
          y={IN_PORT_Y}
          joined={joined.includes("in")}
          tone={failed ? "error" : selected ? "selected" : "plain"}
          label={words.input(node.name)}
        />
      ) : null}
      {outputsOf(node).map((output, index) => (
        <Port
          key={output.port}
          side="out"
          port={output.port}
          y={outputY(node, index)}
          joined={joined.includes(output.port)}
          tone={output.kind === "error" ? "error" : "plain"}
          label={words.output(node.name, output.label)}
          onClick={() => store.getState().startConnect({ node: node.key, port: output.port })}
        />
      ))}
    </>
  );
}

/** A plus behind every output that leads nowhere yet. */
export function LooseEnds({ node, joined }: Pick<PortsProps, "node" | "joined">) {
  const store = useEditorStore();
  const add = (port: string) => (event: { clientX: number; clientY: number }) =>
    store.getState().openPicker({ insertion: { type: "after", from: { node: node.key, port } }, at: { x: event.clientX, y: event.clientY } });
  return outputsOf(node).map((output, index) =>
    joined.includes(output.port) ? null : <LooseEnd key={output.port} output={output} stepName={node.name} y={outputY(node, index)} onAdd={add(output.port)} />,
  );
}
