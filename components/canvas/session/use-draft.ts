"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { problemOf, useApi, useApiClient } from "#components/lib/api.tsx";
import { formatRelative } from "#components/lib/format.ts";
import { toast } from "#components/ui/toast.tsx";
import type { Catalog } from "#server/flow/catalog.ts";
import type { Graph } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { createEditorStore, type EditorStore } from "../store/editor-store.ts";
import { keepLocally, readLocally } from "../store/local-draft.ts";
import { createSaver, type SaveAnswer, type Saver } from "../store/saver.ts";
import type { AccountRow, FlowView } from "./api-types.ts";
import { connectionOfRow } from "./use-env.ts";

type Client = ReturnType<typeof useApiClient>;

/** The store of a flow with its autosave, and what this browser still had unsaved from before. */
export function useDraft(flow: FlowView, catalog: Catalog, accounts: readonly AccountRow[]) {
  const client = useApiClient();
  const api = useApi();
  const queries = useQueryClient();
  const [{ store, saver }] = useState(() => start(client, flow, catalog, accounts));

  useEffect(() => {
    void restore(store, flow);
    const leave = (event: BeforeUnloadEvent): void => {
      if (store.getState().save.status !== "saved") event.preventDefault();
    };
    window.addEventListener("beforeunload", leave);
    return () => {
      window.removeEventListener("beforeunload", leave);
      void saver.flush().then(() => queries.invalidateQueries({ queryKey: api.flows.pathKey() }));
    };
  }, [store, saver, flow, queries, api]);

  return useMemo(() => {
    const reload = async (): Promise<FlowView> => await client.flows.get.query({ id: flow.id });
    return {
      store,
      flush: () => saver.flush(),
      keepMine: () => void reload().then((theirs) => saver.adopt(theirs.revision)),
      takeTheirs: () =>
        void reload().then((theirs) => {
          saver.adopt(theirs.revision);
          store.getState().replaceGraph(theirs.draft, editorWords.did.theirs);
        }),
    };
  }, [store, saver, client, flow.id]);
}

function start(client: Client, flow: FlowView, catalog: Catalog, accounts: readonly AccountRow[]): { store: EditorStore; saver: Saver } {
  const saver = createSaver(
    {
      send: (graph, revision) => send(client, flow.id, graph, revision),
      now: Date.now,
      onState: (save) => store.getState().setSave(save),
      onUnsaved: (graph, revision) => keepLocally(flow.id, graph === null ? null : { graph, revision, at: Date.now() }),
    },
    flow.revision,
  );
  const store = createEditorStore(
    { flowId: flow.id, name: flow.name, graph: flow.draft, env: { catalog, connections: accounts.map(connectionOfRow) } },
    { now: Date.now, toast: (sentence) => void toast(sentence), onGraph: saver.changed },
  );
  return { store, saver };
}

async function send(client: Client, id: string, graph: Graph, revision: number): Promise<SaveAnswer> {
  try {
    const saved = await client.flows.saveDraft.mutate({ id, revision, graph });
    return { ok: true, revision: saved.revision };
  } catch (error) {
    const { code } = problemOf(error);
    if (code === "draft_changed") return { ok: false, reason: "conflict", who: await changedBy(client, id) };
    return { ok: false, reason: "failed", offline: code === "offline" };
  }
}

async function changedBy(client: Client, id: string): Promise<string | null> {
  try {
    return (await client.flows.get.query({ id })).draftBy;
  } catch {
    return null;
  }
}

/** Brings back what the server never got, if it was built on the draft that the server still has. */
async function restore(store: EditorStore, flow: FlowView): Promise<void> {
  const kept = readLocally(flow.id);
  if (kept === null) return;
  const { parseGraph } = await import("#server/flow/parse-graph.ts");
  if (store.getState().history.past.length > 0) return;
  const parsed = parseGraph(kept.graph);
  if (kept.revision !== flow.revision || !parsed.ok) {
    keepLocally(flow.id, null);
    return;
  }
  store.getState().replaceGraph(parsed.graph, editorWords.did.restore);
  toast(editorWords.save.restored(formatRelative(kept.at, Date.now())));
}
