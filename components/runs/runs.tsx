"use client";
import dynamic from "next/dynamic";
import { useMemo, useRef } from "react";
import { useUrlState } from "#components/lib/url-state.ts";
import { Dot } from "#components/ui/badge.tsx";
import { Page } from "#components/ui/page.tsx";
import { ProblemBox } from "#components/ui/problem.tsx";
import { runs as words } from "#server/messages/runs.ts";
import { isFiltered, readFilters } from "./filters.ts";
import { NoRuns } from "./no-runs.tsx";
import { RunFilters } from "./run-filters.tsx";
import { RunTable, RunTableLoading } from "./run-table.tsx";
import { canRetryUnasked } from "./status.ts";
import { useListKeys } from "./use-list-keys.ts";
import { useRetryMany } from "./use-retry.ts";
import { useRunList } from "./use-run-list.ts";
import { useSelection } from "./use-selection.ts";

// Most days there is nothing to group and nothing selected.
const CausesBox = dynamic(() => import("./causes-box.tsx").then((module) => module.CausesBox), { ssr: false });
const SelectionBar = dynamic(() => import("./selection-bar.tsx").then((module) => module.SelectionBar), { ssr: false });

/** All runs, newest first, live; filters and page are in the address. */
export function Runs() {
  const { params, change } = useUrlState();
  const filters = useMemo(() => readFilters(params), [params]);
  const box = useRef<HTMLDivElement>(null);
  const { list, fresh, renew, live } = useRunList(filters, () => (box.current?.scrollTop ?? 0) < 40);
  const selection = useSelection();
  const retry = useRetryMany(selection.clear);
  const rows = list.data?.rows ?? [];
  const retryable = (ids: ReadonlySet<string>) => rows.filter((run) => ids.has(run.id) && canRetryUnasked(run.status)).map((run) => run.id);
  function retryThese(ids: readonly string[]) {
    const chosen = retryable(new Set(ids));
    if (chosen.length > 0) retry.mutate(chosen);
  }
  useListKeys({ box, retry: retryThese, toggle: selection.toggle, clear: selection.clear, selected: selection.ids });
  return (
    <Page fixed crumbs={[{ label: words.title }]} beside={<Live on={live} />}>
      <div className="relative flex h-full flex-col">
        <h1 className="sr-only">{words.title}</h1>
        <div className="px-4 py-3">
          <RunFilters filters={filters} change={(changes) => change(changes, "push")} />
          {filters.q ? <p className="pt-2 text-12 text-muted-foreground">{words.searched(filters.q)}</p> : null}
          {isFiltered(filters) || filters.cursor !== null ? null : <CausesBox change={(changes) => change(changes, "push")} />}
        </div>
        <div ref={box} className="min-h-0 grow overflow-auto border-border border-t bg-card">
          {list.error ? (
            <ProblemBox error={list.error} retry={() => void list.refetch()} className="m-4" />
          ) : !list.data ? (
            <RunTableLoading />
          ) : rows.length === 0 ? (
            <NoRuns
              filtered={isFiltered(filters) || filters.cursor !== null}
              onClear={() => change({ q: null, status: null, flow: null, date: null, mode: null, cursor: null })}
            />
          ) : (
            <RunTable
              rows={rows}
              selection={selection}
              fresh={fresh}
              onFresh={() => {
                box.current?.scrollTo({ top: 0 });
                renew();
              }}
              onOlder={list.data.next === null ? null : () => change({ cursor: list.data.next }, "push")}
              onNewest={filters.cursor === null ? null : () => change({ cursor: null }, "push")}
            />
          )}
        </div>
        {selection.ids.size > 0 ? (
          <SelectionBar
            count={selection.ids.size}
            retryable={retryable(selection.ids).length}
            busy={retry.isPending}
            onRetry={() => retryThese([...selection.ids])}
            onClear={selection.clear}
          />
        ) : null}
      </div>
    </Page>
  );
}

function Live({ on }: { on: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-12 text-muted-foreground" title={words.live.hint}>
      <Dot className={on ? "" : "bg-skipped-bar"} />
      {on ? words.live.on : words.live.off}
    </span>
  );
}
