"use client";
import { useQuery } from "@tanstack/react-query";
import { Background, BackgroundVariant, Controls, Handle, type NodeProps, Position, ReactFlow } from "@xyflow/react";
import { memo, useMemo } from "react";
import { useApi } from "#components/lib/api.tsx";
import { useTheme } from "#components/lib/theme.ts";
import { portLook, StepCard } from "#components/ui/step-card.tsx";
import { type CardNode, canvasModel } from "./canvas-model.ts";
import type { RunView } from "./status.ts";

const nodeTypes = { step: memo(Card) };

/** The flow that ran, read only. The timeline below is its keyboard and screen-reader form, with the same selection. */
export function RunCanvas({ run, selected, onSelect }: { run: RunView; selected: string | null; onSelect: (node: string) => void }) {
  const api = useApi();
  const theme = useTheme();
  const { data: catalog } = useQuery(api.catalog.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const { nodes, wires } = useMemo(() => canvasModel(run, catalog, selected), [run, catalog, selected]);
  return (
    <ReactFlow
      nodes={nodes}
      edges={wires}
      nodeTypes={nodeTypes}
      colorMode={theme}
      fitView
      fitViewOptions={{ padding: 0.12, maxZoom: 1 }}
      minZoom={0.2}
      maxZoom={1.5}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      deleteKeyCode={null}
      selectionKeyCode={null}
      zoomOnDoubleClick={false}
      preventScrolling={false}
      onlyRenderVisibleElements={nodes.length > 200}
      onNodeClick={(_, node) => onSelect(node.id)}
      attributionPosition="bottom-left"
      className="!bg-canvas [&_[class*=attribution]]:bottom-4 [&_[class*=attribution]]:left-3"
    >
      <Background variant={BackgroundVariant.Dots} gap={16} size={1.5} color="var(--canvas-dot)" bgColor="var(--canvas)" />
      <Controls showInteractive={false} orientation="horizontal" position="bottom-right" />
    </ReactFlow>
  );
}

function Card({ data, selected }: NodeProps<CardNode>) {
  const { name, look, state, value, ports, hasInput } = data;
  return (
    <StepCard
      name={name}
      app={look.app}
      kind={look.kind}
      icon={look.icon}
      monogram={look.monogram}
      {...(look.glyph ? { glyph: look.glyph } : {})}
      state={state}
      value={value}
      selected={selected}
    >
      {hasInput ? (
        <Handle type="target" position={Position.Left} isConnectable={false} className={portLook} data-joined="true" data-failed={state === "failed"} />
      ) : null}
      {ports.map((port, index) => (
        <Handle
          key={port}
          id={port}
          type="source"
          position={Position.Right}
          isConnectable={false}
          className={portLook}
          data-joined="true"
          style={{ top: `${(100 * (index + 1)) / (ports.length + 1)}%` }}
        />
      ))}
    </StepCard>
  );
}
