"use client";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "#components/lib/api.tsx";
import type { Catalog } from "#server/flow/catalog.ts";
import { editorWords } from "#server/messages/editor.ts";
import { Changes } from "../publish/changes.tsx";
import { diffGraphs } from "../publish/diff.ts";
import type { AccountRow } from "../session/api-types.ts";
import { connectionOfRow } from "../session/use-env.ts";
import type { FlowEnv } from "../store/env.ts";

/** What the page has fetched so far of the apps and the accounts. */
export interface KnownEnv {
  readonly catalog: Catalog | undefined;
  readonly accounts: readonly AccountRow[] | undefined;
}

const words = editorWords.versions;

/** What a version changed against the one before it. */
export function VersionChanges({ flowId, version, before, env }: { flowId: string; version: number; before: number | null; env: KnownEnv }) {
  const api = useApi();
  const here = useQuery(api.flows.version.queryOptions({ id: flowId, version }));
  const old = useQuery({ ...api.flows.version.queryOptions({ id: flowId, version: before ?? 1 }), enabled: before !== null });
  if (here.data === undefined || env.catalog === undefined) return null;
  const known: FlowEnv = { catalog: env.catalog, connections: (env.accounts ?? []).map(connectionOfRow) };
  return (
    <div className="px-10 pb-4">
      <Changes
        {...(before === null ? {} : { title: words.changesFrom(before) })}
        changes={old.data === undefined ? null : diffGraphs(old.data.graph, here.data.graph)}
        first={before === null}
        graph={here.data.graph}
        env={known}
      />
    </div>
  );
}
