"use client";
import { CircleCheckIcon, CircleIcon, XIcon } from "lucide-react";
import { useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { editorWords } from "#server/messages/editor.ts";
import { useFlowSession } from "../session/flow-context.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import type { EditorStore } from "../store/editor-store.ts";
import { connectionOf } from "../store/env.ts";
import { useRun } from "../store/run-context.ts";

const words = editorWords.checklist;
const hiddenKey = "patchbay.first-steps-hidden";

/** The setup of the first step that has no account of its own yet: there it is connected. */
function openFirstWithoutAccount(store: EditorStore): void {
  const { graph, env, openPanel } = store.getState();
  const step = graph.nodes.find((node) => {
    if (node.kind !== "action" && !(node.kind === "trigger" && node.trigger.type === "app")) return false;
    const account = connectionOf(env, node.connection);
    return account === undefined || account.sandbox;
  });
  if (step !== undefined) openPanel(step.key, "setup");
}

/** What a new flow still needs, in any order; gone for good once it is closed or the flow is live. */
export function FirstSteps() {
  const store = useEditorStore();
  const { flow, testFlow } = useFlowSession();
  const [hidden, setHidden] = useState(() => localStorage.getItem(hiddenKey) !== null);
  const ran = useRun((state) => [...state.steps.values()].some((step) => step.status === "succeeded"));
  const unmapped = useEditor((state) => state.problems.some((one) => one.severity === "error"));
  const [real, all] = useEditor(
    useShallow((state) => {
      const used = new Set(state.graph.nodes.flatMap((node) => (node.kind === "action" || node.kind === "trigger" ? [node.connection] : [])));
      const accounts = [...used].map((id) => connectionOf(state.env, id)).filter((one) => one !== undefined);
      return [accounts.filter((one) => !one.sandbox).length, accounts.length] as const;
    }),
  );
  const empty = useEditor((state) => state.graph.nodes.length === 0);
  const busy = useEditor((state) => state.panel !== null);
  if (hidden || flow.live !== null || empty || busy) return null;
  const lines = [
    { text: words.ran, done: ran, go: testFlow },
    { text: words.connect(real, all), done: all > 0 && real === all, go: () => openFirstWithoutAccount(store) },
    { text: words.map, done: !unmapped, go: () => document.querySelector<HTMLElement>("[data-to-finish]")?.click() },
    { text: words.publish, done: false, go: () => store.getState().openDialog("publish") },
  ];
  const hide = (): void => {
    localStorage.setItem(hiddenKey, "1");
    setHidden(true);
  };
  return (
    <section
      data-first-steps
      aria-label={words.title}
      className="pointer-events-auto absolute top-16 right-4 z-10 w-60 rounded-lg border border-border bg-card p-3"
    >
      <h2 className="flex items-center justify-between pb-1 font-semibold">
        {words.title}
        <Button look="ghost" size="xs" square aria-label={words.dismiss} onClick={hide}>
          <XIcon />
        </Button>
      </h2>
      <ul>
        {lines.map((line) => (
          <li key={line.text}>
            <button type="button" className="flex min-h-7 w-full items-center gap-2 rounded-sm px-1 text-left hover:bg-accent" onClick={line.go}>
              {line.done ? (
                <CircleCheckIcon aria-hidden className="size-4 shrink-0 text-success" />
              ) : (
                <CircleIcon aria-hidden className="size-4 shrink-0 text-faint-foreground" />
              )}
              <span className={cn(line.done && "text-muted-foreground")}>{line.text}</span>
              <span className="sr-only">{line.done ? words.done : words.open}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
