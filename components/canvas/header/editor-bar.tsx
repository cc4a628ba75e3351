"use client";
import { ChevronDownIcon, CircleCheckIcon, ListTreeIcon, TriangleAlertIcon, WorkflowIcon } from "lucide-react";
import { useMemo } from "react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "#components/ui/menu.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { problemSentence } from "#server/messages/problems.ts";
import { readingOrder } from "../graph/walk.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import { openProblem, placeName, sortProblems } from "./go-to-problem.ts";

const words = editorWords;

/** Over the canvas: how to look at the flow, and what is left to finish. */
export function EditorBar() {
  const store = useEditorStore();
  const view = useEditor((state) => state.view);
  return (
    <div className="pointer-events-none absolute inset-x-4 top-4 z-10 flex items-start justify-between">
      <Segmented
        label={words.view.label}
        className="pointer-events-auto"
        value={view}
        onChange={(next) => store.getState().setView(next)}
        options={[
          {
            value: "canvas",
            label: (
              <>
                <WorkflowIcon aria-hidden />
                {words.view.canvas}
              </>
            ),
          },
          {
            value: "outline",
            label: (
              <>
                <ListTreeIcon aria-hidden />
                {words.view.outline}
              </>
            ),
          },
        ]}
      />
      <ToFinish />
    </div>
  );
}

function ToFinish() {
  const store = useEditorStore();
  const problems = useEditor((state) => state.problems);
  const checked = useEditor((state) => state.checked);
  const graph = useEditor((state) => state.graph);
  const sorted = useMemo(
    () =>
      sortProblems(
        problems,
        readingOrder(graph).map((node) => node.key),
      ),
    [problems, graph],
  );
  const errors = problems.filter((one) => one.severity === "error").length;
  if (graph.nodes.length === 0 || !checked) return null;
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button size="sm" className="pointer-events-auto" data-to-finish={errors}>
          {errors === 0 ? <CircleCheckIcon className="!text-success" /> : <TriangleAlertIcon className="!text-waiting" />}
          {errors === 0 ? words.problems.none : words.problems.toFinish(errors)}
          {problems.length === 0 ? null : <ChevronDownIcon />}
        </Button>
      </MenuTrigger>
      {problems.length === 0 ? null : (
        <MenuContent className="max-h-96 w-96 overflow-y-auto" aria-label={words.problems.list}>
          {sorted.map((problem) => (
            <MenuItem
              key={`${problem.code} ${problem.place.node} ${problem.place.path?.join("/")} ${problem.place.at}`}
              onSelect={() => openProblem(store, problem)}
            >
              <TriangleAlertIcon className={problem.severity === "error" ? "!text-failed" : "!text-waiting"} />
              <span className="grid min-w-0">
                <span className="font-medium">{placeName(store, problem)}</span>
                <span className="text-12 text-muted-foreground">{problemSentence(problem)}</span>
              </span>
            </MenuItem>
          ))}
        </MenuContent>
      )}
    </Menu>
  );
}
