"use client";
import { useQueryClient } from "@tanstack/react-query";
import { PlugIcon } from "lucide-react";
import { useMemo, useState } from "react";
import { useApi } from "#components/lib/api.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { useSlots } from "../slots.ts";
import { useEditor } from "../store/context.ts";
import { forgetAttempt, returnedAttempt } from "./returned-attempt.ts";
import { usesOf } from "./uses-of.ts";

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
  const flowName = useEditor((state) => state.flowName);
  const uses = useMemo(() => usesOf(graph, flowName, connector), [graph, flowName, connector]);
  const [attempt, setAttempt] = useState(() => returnedAttempt(null));
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
          uses={uses}
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
