"use client";
import { type NodeProps, useStore, useUpdateNodeInternals } from "@xyflow/react";
import { type CSSProperties, memo, useEffect, useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import { StepCard } from "#components/ui/step-card.tsx";
import type { Graph, GraphNode } from "#server/flow/graph.ts";
import { sizeOf } from "../graph/geometry.ts";
import { outputsOf } from "../graph/ports.ts";
import { edgesIn, edgesOut } from "../graph/walk.ts";
import { useEditor } from "../store/context.ts";
import { useStepRun } from "../store/run-context.ts";
import type { Mode } from "../store/state.ts";
import { cardState, countErrors } from "./card-state.ts";
import type { StepElement } from "./elements.ts";
import { factsOf } from "./facts.ts";
import { FarCard } from "./far-card.tsx";
import { LooseEnds, Ports } from "./step-ports.tsx";

const FAR = 0.45;

/** A step on the canvas: the card with its dots. Reads only its own part of the state. */
export const StepNode = memo(function StepNode({ id, data: { node }, selected }: NodeProps<StepElement>) {
  const env = useEditor((state) => state.env);
  const run = useStepRun(id);
  const errors = useEditor((state) => countErrors(state.problems, id));
  const joined = useEditor(useShallow((state) => joinedPorts(state.graph, id)));
  const aim = useEditor((state) => aimOf(state.mode, id));
  const far = useStore((state) => state.transform[2] < FAR);
  useRemeasure(node);
  const facts = factsOf(node, env);
  const { state, value } = cardState(run, errors);
  const size = sizeOf(node);
  const ports = <Ports node={node} joined={joined} failed={run?.status === "failed"} selected={selected} />;
  if (far) {
    return (
      <FarCard facts={facts} state={state} size={size}>
        {ports}
      </FarCard>
    );
  }
  const height = { "--card-height": `${size.height}px` } as CSSProperties;
  return (
    <div style={height} className={aims[aim]}>
      <StepCard
        name={node.name}
        app={facts.app}
        kind={facts.kind}
        icon={facts.icon}
        monogram={facts.monogram}
        {...(facts.glyph === null ? {} : { glyph: facts.glyph })}
        sandbox={facts.sandbox}
        state={state}
        value={<span className="whitespace-nowrap">{value}</span>}
        selected={selected || aim === "target"}
        className="h-(--card-height)"
      >
        {ports}
        <LooseEnds node={node} joined={joined} />
      </StepCard>
    </div>
  );
});

/**
 * The canvas library measures the dots of a new card by itself; one whose dots changed has to be measured again. Asking
 * for every card at the start would make the library go through the whole flow once for each of them.
 */
function useRemeasure(node: GraphNode): void {
  const update = useUpdateNodeInternals();
  const ports = outputsOf(node)
    .map((output) => output.port)
    .join(" ");
  const measured = useRef(ports);
  useEffect(() => {
    if (measured.current === ports) return;
    measured.current = ports;
    update(node.key);
  }, [node.key, ports, update]);
}

function joinedPorts(graph: Graph, id: string): readonly string[] {
  const ports = new Set(edgesOut(graph, id).map((edge) => edge.from.port));
  return edgesIn(graph, id).length > 0 ? ["in", ...ports] : [...ports];
}

type Aim = "none" | "away" | "target" | "candidate";

const aims: { readonly [A in Aim]: string } = {
  none: "",
  away: "opacity-45",
  target: "",
  candidate: "rounded-lg outline-2 outline-ring outline-offset-4",
};

/** How a card looks while a wire is being drawn: reachable ones are ringed, the others step back. */
function aimOf(mode: Mode, id: string): Aim {
  if (mode.type !== "connect") return "none";
  if (mode.candidate === id) return "candidate";
  if (mode.targets.includes(id)) return "target";
  return mode.from.node === id ? "none" : "away";
}
