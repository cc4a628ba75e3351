"use client";
import { CircleCheckIcon, TriangleAlertIcon } from "lucide-react";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import type { GraphNode } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { findNode } from "../graph/walk.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import { useStepRun } from "../store/run-context.ts";
import type { PanelTab } from "../store/state.ts";
import { ErrorsTab } from "./errors-tab.tsx";
import { MapTab } from "./map-tab.tsx";
import { PanelFoot } from "./panel-foot.tsx";
import { PanelHead } from "./panel-head.tsx";
import { SetupTab } from "./setup-tab.tsx";
import { TestTab } from "./test-tab.tsx";

const words = editorWords.panel;

/** The panel of one step, 400 px at the right: what it does, how it is filled, how it did, what if it fails. */
export function Inspector() {
  const current = useEditor((state) => state.current);
  const node = useEditor((state) => (current === null ? undefined : findNode(state.graph, current)));
  if (node === undefined || node.kind === "note") return null;
  return <StepPanel key={node.key} node={node} />;
}

function StepPanel({ node }: { node: GraphNode }) {
  const store = useEditorStore();
  const panel = useEditor((state) => state.panel) ?? "setup";
  const tabs = tabsOf(node);
  const shown = tabs.includes(panel) ? panel : "setup";
  const open = (tab: string): void => {
    const found = tabs.find((one) => one === tab);
    if (found !== undefined) store.getState().openPanel(node.key, found);
  };
  const leave = (): void => {
    store.getState().closePanel();
    document.querySelector<HTMLElement>(`[data-board] .react-flow__node[data-id="${CSS.escape(node.key)}"]`)?.focus();
  };
  return (
    <aside
      id="step-panel"
      tabIndex={-1}
      aria-label={words.label(node.name)}
      className="flex w-[400px] min-w-0 shrink-0 flex-col border-border border-l bg-card outline-none max-xl:absolute max-xl:inset-y-0 max-xl:right-0 max-xl:z-20 max-md:w-full"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        leave();
      }}
    >
      <PanelHead node={node} onClose={leave} />
      <Tabs value={shown} onValueChange={open} className="flex min-h-0 grow flex-col">
        <TabsList aria-label={words.label(node.name)} className="shrink-0">
          {tabs.map((tab) => (
            <TabsTrigger key={tab} value={tab}>
              {words[tab]}
              <TabMark node={node.key} tab={tab} />
            </TabsTrigger>
          ))}
        </TabsList>
        <TabsContent value="setup" className="min-h-0 grow overflow-y-auto">
          <SetupTab node={node} />
        </TabsContent>
        {node.kind === "action" ? (
          <>
            <TabsContent value="map" className="min-h-0 grow overflow-y-auto">
              <MapTab node={node} />
            </TabsContent>
            <TabsContent value="errors" className="min-h-0 grow overflow-y-auto">
              <ErrorsTab node={node} />
            </TabsContent>
          </>
        ) : null}
        <TabsContent value="test" className="min-h-0 grow overflow-y-auto">
          <TestTab node={node} />
        </TabsContent>
      </Tabs>
      <PanelFoot node={node} />
    </aside>
  );
}

function tabsOf(node: GraphNode): readonly PanelTab[] {
  return node.kind === "action" ? ["setup", "map", "test", "errors"] : ["setup", "test"];
}

/** A tick when the tab is done, a count when it is not. */
function TabMark({ node, tab }: { node: string; tab: PanelTab }) {
  const part = tab === "errors" ? "settings" : tab;
  const open = useEditor(
    (state) => state.problems.filter((one) => one.severity === "error" && one.place.node === node && (one.place.part ?? "setup") === part).length,
  );
  const run = useStepRun(node);
  if (tab === "test") return run?.status === "succeeded" ? <CircleCheckIcon aria-hidden className="size-3.5 text-success" /> : null;
  if (tab === "errors") return null;
  if (open === 0) return <CircleCheckIcon aria-hidden className="size-3.5 text-success" />;
  return (
    <span className="inline-flex items-center gap-1 font-medium text-11 text-waiting tabular-nums">
      <TriangleAlertIcon aria-hidden className="size-3.5" />
      {open}
    </span>
  );
}
