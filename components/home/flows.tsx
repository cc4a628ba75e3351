"use client";
import { useQueries, useQuery } from "@tanstack/react-query";
import { type Outputs, useApi } from "#components/lib/api.tsx";
import { useUrlState } from "#components/lib/url-state.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/notice.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Box, Table, Th } from "#components/ui/table.tsx";
import { home } from "#server/messages/home.ts";
import { attentionOf, byAttention, type FlowState, stateOf } from "./attention.ts";
import { FlowRow } from "./flow-row.tsx";

type Flow = Outputs["flows"]["list"][number];

const words = home.flows;
const RECENT = 14;

/** All flows in one table; the state filter lives in the address. */
export function Flows({ flows }: { flows: readonly Flow[] }) {
  const { params, change } = useUrlState();
  const shown = readFilter(params.get("show"));
  const rows = useRows(flows);
  const visible = shown === "all" ? rows : rows.filter(({ flow }) => stateOf(flow) === shown);
  return (
    <div className="px-6 py-5 max-md:px-3">
      <div className="flex flex-wrap items-center gap-3 pb-2.5">
        <h1 className="font-semibold text-16">{words.title}</h1>
        <span className="grow" />
        <Segmented label={words.show} value={shown} onChange={(value) => change({ show: value === "all" ? null : value })} options={filterOptions(flows)} />
      </div>
      <Box className="overflow-x-auto">
        {visible.length === 0 ? (
          <EmptyState title={words.noMatch} action={<Button onClick={() => change({ show: null })}>{words.clear}</Button>} />
        ) : (
          <Table>
            <thead>
              <tr>
                <Th className="w-full">{words.name}</Th>
                <Th className="max-md:hidden">{words.apps}</Th>
                <Th>{words.state}</Th>
                <Th className="max-sm:hidden">{words.lastRun}</Th>
                <Th className="max-lg:hidden">{words.recent}</Th>
                <Th className="max-lg:hidden">{words.edited}</Th>
                <Th>
                  <span className="sr-only">{words.menu("")}</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {visible.map((row) => (
                <FlowRow key={row.flow.id} {...row} />
              ))}
            </tbody>
          </Table>
        )}
      </Box>
    </div>
  );
}

/** Flows with what their accounts and last runs say about them. */
function useRows(flows: readonly Flow[]) {
  const api = useApi();
  const accounts = useQuery(api.accounts.list.queryOptions());
  const runs = useQueries({ queries: flows.map((flow) => api.runs.list.queryOptions({ flow: flow.id, limit: RECENT }, { refetchInterval: 15_000 })) });
  return byAttention(
    flows.map((flow, index) => {
      const recent = runs[index]?.data?.rows ?? [];
      return { flow, recent, attention: attentionOf(flow, accounts.data ?? [], recent[0] ?? null) };
    }),
  );
}

type Filter = FlowState | "all";
const filters: readonly Filter[] = ["all", "live", "paused", "draft"];

function readFilter(text: string | null): Filter {
  return filters.find((filter) => filter === text) ?? "all";
}

function filterOptions(flows: readonly Flow[]) {
  const counts = Map.groupBy(flows, stateOf);
  return filters.map((value) => ({ value, label: `${words.filters[value]} ${value === "all" ? flows.length : (counts.get(value)?.length ?? 0)}` }));
}
