"use client";
import { useMemo, useState } from "react";
import type { Catalog } from "#server/flow/catalog.ts";
import { Editor } from "../editor.tsx";
import { EditorProvider } from "../store/context.ts";
import { RunProvider } from "../store/run-context.ts";
import { createRunStore } from "../store/run-store.ts";
import type { AccountRow, FlowView } from "./api-types.ts";
import { type FlowSession, FlowSessionProvider } from "./flow-context.ts";
import { useChecks } from "./use-checks.ts";
import { useDraft } from "./use-draft.ts";
import { useEnv } from "./use-env.ts";
import { useFlowVerbs } from "./use-flow-verbs.ts";
import { useTests } from "./use-tests.ts";
import { useUrlState } from "./use-url-state.ts";

interface OpenFlowProps {
  flow: FlowView;
  catalog: Catalog;
  accounts: readonly AccountRow[];
}

/** One open flow: its store, its saving, its checking, its tests. Lives as long as the page shows this flow. */
export function OpenFlow({ flow, catalog, accounts }: OpenFlowProps) {
  const draft = useDraft(flow, catalog, accounts);
  const { store } = draft;
  const [runs] = useState(createRunStore);
  useEnv(store, catalog, accounts);
  useChecks(store);
  useUrlState(store);
  const tests = useTests(store, runs, draft.flush);
  const verbs = useFlowVerbs(store);
  const session = useMemo<FlowSession>(() => ({ flow, ...draft, ...tests, ...verbs }), [flow, draft, tests, verbs]);
  return (
    <EditorProvider value={store}>
      <RunProvider value={runs}>
        <FlowSessionProvider value={session}>
          <Editor />
        </FlowSessionProvider>
      </RunProvider>
    </EditorProvider>
  );
}
