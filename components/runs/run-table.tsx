"use client";
import { ArrowDownIcon, ArrowUpIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { Table, Th } from "#components/ui/table.tsx";
import { runs as words } from "#server/messages/runs.ts";
import { RunRow } from "./run-row.tsx";
import type { RunRow as Run } from "./status.ts";
import type { Selection } from "./use-selection.ts";

interface RunTableProps {
  rows: readonly Run[];
  selection: Selection;
  /** Runs that came in since and are not shown yet. */
  fresh: number;
  onFresh: () => void;
  onOlder: (() => void) | null;
  onNewest: (() => void) | null;
}

/** One page of runs; further ones by key, never by number. */
export function RunTable({ rows, selection, fresh, onFresh, onOlder, onNewest }: RunTableProps) {
  return (
    <>
      <Table className="[&_tbody_tr:last-child_td]:border-b">
        <Head rows={rows} selection={selection} fresh={fresh} onFresh={onFresh} />
        <tbody>
          {rows.map((run) => (
            <RunRow key={run.id} run={run} selected={selection.ids.has(run.id)} onSelect={() => selection.toggle(run.id)} />
          ))}
        </tbody>
      </Table>
      {onOlder || onNewest ? (
        <div className="flex justify-center gap-2 py-4">
          {onNewest ? (
            <Button size="sm" onClick={onNewest}>
              <ArrowUpIcon />
              {words.newest}
            </Button>
          ) : null}
          {onOlder ? (
            <Button size="sm" onClick={onOlder}>
              <ArrowDownIcon />
              {words.older}
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

function Head({ rows, selection, fresh, onFresh }: Pick<RunTableProps, "rows" | "selection" | "fresh" | "onFresh">) {
  const chosen = rows.filter((run) => selection.ids.has(run.id)).length;
  const all = chosen === rows.length;
  const { columns } = words;
  return (
    <thead className="sticky top-0 z-2 bg-card">
      <tr>
        <Th className="w-8 max-sm:hidden">
          <Checkbox
            checked={all ? true : chosen > 0 ? "indeterminate" : false}
            onCheckedChange={() => selection.set(all ? [] : rows.map((run) => run.id))}
            aria-label={words.selectAll}
            className="align-middle"
          />
        </Th>
        <Th className="sm:w-28">
          <span className="max-sm:sr-only">{columns.status}</span>
        </Th>
        <Th>
          <span className="flex items-center">
            <span className="grow">{columns.what}</span>
            {fresh > 0 ? (
              <Button size="xs" look="primary" className="rounded-full" onClick={onFresh}>
                <ArrowUpIcon />
                {words.fresh(fresh)}
              </Button>
            ) : null}
          </span>
        </Th>
        <Th className="max-md:hidden">{columns.flow}</Th>
        <Th>{columns.started}</Th>
        <Th right className="max-md:hidden">
          {columns.duration}
        </Th>
        <Th right className="max-lg:hidden">
          {columns.attempts}
        </Th>
        <Th right className="max-lg:hidden">
          {columns.version}
        </Th>
      </tr>
    </thead>
  );
}

export function RunTableLoading() {
  return <SkeletonRows rows={16} height={34} label={words.loading} />;
}
