"use client";
import { Background, BackgroundVariant, ReactFlow } from "@xyflow/react";
import { useRef } from "react";
import { useTheme } from "#components/lib/theme.ts";
import { editorWords } from "#server/messages/editor.ts";
import { GRID } from "../graph/geometry.ts";
import { useEditor } from "../store/context.ts";
import { BoardMap } from "./board-map.tsx";
import { EmptyStart } from "./empty-start.tsx";
import { FitOnce } from "./fit-once.tsx";
import { KeepInView } from "./keep-in-view.tsx";
import { NoteNode } from "./note-node.tsx";
import { StepMenu } from "./step-menu.tsx";
import { StepNode } from "./step-node.tsx";
import { Tools } from "./tools.tsx";
import { useElements } from "./use-elements.ts";
import { useKeyboard } from "./use-keyboard.ts";
import { useMoves } from "./use-moves.ts";
import { usePicks } from "./use-picks.ts";
import { useRoving } from "./use-roving.ts";
import { useStepMenu } from "./use-step-menu.ts";
import { useWire } from "./use-wire.ts";
import { HandWire, Wire } from "./wire.tsx";

const nodeTypes = { step: StepNode, note: NoteNode };
const edgeTypes = { wire: Wire };
const snapGrid: [number, number] = [GRID, GRID];
/** Above this many cards only those on screen are drawn; below it, drawing all is smoother than coming and going. */
const MANY = 200;

/** The canvas. Each kind of gesture has its own hook; this puts them together. */
export function Board() {
  const board = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const empty = useEditor((state) => state.graph.nodes.length === 0);
  const elements = useElements();
  const focusStep = useRoving(board);
  const menu = useStepMenu(focusStep);
  const onKeyDown = useKeyboard(focusStep, menu.openAt);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys bubble from the focused card; the library's element inside has the role
    <div ref={board} id="canvas" data-board className="@container relative h-full min-w-0 bg-canvas" onKeyDown={onKeyDown}>
      <ReactFlow
        {...elements}
        {...useWire()}
        {...useMoves()}
        {...usePicks()}
        onNodeContextMenu={menu.onNode}
        onEdgeContextMenu={menu.onEdge}
        onPaneContextMenu={menu.onPane}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        connectionLineComponent={HandWire}
        colorMode={theme}
        aria-label={editorWords.view.canvas}
        snapToGrid
        snapGrid={snapGrid}
        minZoom={0.15}
        maxZoom={2}
        panOnScroll
        selectionOnDrag
        panOnDrag={panButtons}
        connectOnClick={false}
        connectionDragThreshold={4}
        connectionRadius={24}
        nodeDragThreshold={3}
        elevateNodesOnSelect={false}
        elevateEdgesOnSelect={false}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements={elements.nodes.length > MANY}
        attributionPosition="bottom-right"
        className={attribution}
      >
        <Background variant={BackgroundVariant.Dots} gap={16} size={2} color="var(--canvas-dot)" bgColor="var(--canvas)" />
        <FitOnce />
        <KeepInView />
        {empty ? <EmptyStart /> : null}
        <Tools />
        {empty ? null : <BoardMap />}
      </ReactFlow>
      <StepMenu {...menu.state} onClose={menu.close} />
    </div>
  );
}

const panButtons = [1];
/** In the row of the tools: beside the small map, in the corner without one, above them where the row is full. */
const attribution =
  "[&_[class*=attribution]]:right-4 [&_[class*=attribution]]:bottom-14 @md:[&_[class*=attribution]]:bottom-[21px] @2xl:[&:has([data-map])_[class*=attribution]]:right-52";
