"use client";
import { useQueryClient } from "@tanstack/react-query";
import { PlugIcon } from "lucide-react";
import { useState } from "react";
import { useApi } from "#components/lib/api.tsx";
import type { Graph } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { useSlots } from "../slots.ts";
import { useEditor } from "../store/context.ts";

interface ConnectButtonProps {
  connector: string;
  title: string;
  onChange: (id: string) => void;
}

/** Connects an account for this step without leaving the flow; who had to leave for it comes back to this very step. */
export function ConnectButton({ connector, title, onChange }: ConnectButtonProps) {
  const api = useApi();
  const queries = useQueryClient();
  const { connect: ConnectDialog } = useSlots();
  const app = useEditor((state) => state.env.catalog.connectors[connector]);
  const graph = useEditor((state) => state.graph);
  const [attempt, setAttempt] = useState(returnedAttempt);
  const [open, setOpen] = useState(attempt !== null);
  const close = () => {
    setOpen(false);
    setAttempt(null);
    forgetAttempt();
  };
  return (
    <>
      <button type="button" onClick={() => setOpen(true)} className="inline-flex items-center gap-1.5 font-medium text-primary-text hover:underline">
        <PlugIcon aria-hidden className="size-3.5" />
        {editorWords.setup.connect(title)}
      </button>
      {open && app ? (
        <ConnectDialog
          connector={app}
          uses={usesOf(graph, connector)}
          attempt={attempt}
          onClose={close}
          onConnected={(id) => {
            close();
            void queries.invalidateQueries({ queryKey: api.accounts.list.queryKey() }).then(() => onChange(id));
          }}
        />
      ) : null}
    </>
  );
}

/** What the flow's steps do with the app. */
export function usesOf(graph: Graph, connector: string): readonly string[] {
  const uses = graph.nodes.flatMap((node) => {
    if (node.kind === "action") return node.connector === connector ? [node.operation] : [];
    return node.kind === "trigger" && node.trigger.type === "app" && node.trigger.connector === connector ? [node.trigger.trigger] : [];
  });
  return [...new Set(uses)];
}

function returnedAttempt(): string | null {
  return typeof window === "undefined" ? null : new URLSearchParams(window.location.search).get("attempt");
}

function forgetAttempt(): void {
  const url = new URL(window.location.href);
  url.searchParams.delete("attempt");
  window.history.replaceState(window.history.state, "", url);
}
