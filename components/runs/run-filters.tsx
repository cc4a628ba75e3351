"use client";
import { useQuery } from "@tanstack/react-query";
import { SearchIcon } from "lucide-react";
import type { FormEvent } from "react";
import { useApi } from "#components/lib/api.tsx";
import type { Query } from "#components/lib/url-state.ts";
import { Button } from "#components/ui/button.tsx";
import { FilterChip } from "#components/ui/filter-chip.tsx";
import { SearchInput } from "#components/ui/input.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { runs } from "#server/messages/runs.ts";
import { states } from "#server/messages/states.ts";
import { dates, type Filters, isFiltered } from "./filters.ts";
import { runStatuses } from "./status.ts";

const words = runs.filters;

interface RunFiltersProps {
  filters: Filters;
  change: (changes: Query) => void;
}

/** Search by an exact key, and the filters; every change starts again at the newest. */
export function RunFilters({ filters, change }: RunFiltersProps) {
  const set = (changes: Query) => change({ cursor: null, ...changes });
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Search q={filters.q} onSearch={(q) => set({ q })} />
      <StatusChip filters={filters} set={set} />
      <FlowChip filters={filters} set={set} />
      <FilterChip
        name={words.date}
        is={words.is}
        value={filters.date === null ? null : words.dates[filters.date]}
        removeLabel={words.remove(words.date)}
        onRemove={() => set({ date: null })}
        options={dates.map((date) => ({ value: date, label: words.dates[date], on: filters.date === date }))}
        onToggle={(date) => set({ date: date === filters.date ? null : date })}
      />
      <FilterChip
        name={words.mode}
        is={words.is}
        value={filters.mode === null ? null : words.modes[filters.mode]}
        removeLabel={words.remove(words.mode)}
        onRemove={() => set({ mode: null })}
        options={(["live", "test"] as const).map((mode) => ({ value: mode, label: words.modes[mode], on: filters.mode === mode }))}
        onToggle={(mode) => set({ mode: mode === filters.mode ? null : mode })}
      />
      <span className="grow" />
      {isFiltered(filters) ? (
        <Button look="ghost" size="sm" onClick={() => set({ q: null, status: null, flow: null, date: null, mode: null })}>
          {runs.clear}
        </Button>
      ) : null}
    </div>
  );
}

function Search({ q, onSearch }: { q: string | null; onSearch: (q: string) => void }) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onSearch(String(new FormData(event.currentTarget).get("q") ?? "").trim());
  }
  return (
    <search className="max-w-full">
      <form onSubmit={submit} className="w-80 max-w-full">
        {/* The key makes the box follow the address when Back changes it. */}
        <SearchInput
          key={q}
          name="q"
          defaultValue={q ?? ""}
          aria-label={runs.search}
          placeholder={runs.search}
          before={<SearchIcon aria-hidden />}
          after={<Kbd>/</Kbd>}
        />
      </form>
    </search>
  );
}

function StatusChip({ filters, set }: { filters: Filters; set: (changes: Query) => void }) {
  const { status } = filters;
  const [first] = status;
  const value = first === undefined ? null : status.length === 1 ? states[first].toLowerCase() : words.anyOf(status.length);
  function toggle(chosen: string) {
    const next = runStatuses.filter((each) => (each === chosen ? !status.includes(each) : status.includes(each)));
    set({ status: next.join(",") });
  }
  return (
    <FilterChip
      several
      name={words.status}
      is={words.is}
      value={value}
      removeLabel={words.remove(words.status)}
      onRemove={() => set({ status: null })}
      options={runStatuses.map((each) => ({ value: each, label: states[each], on: status.includes(each) }))}
      onToggle={toggle}
    />
  );
}

function FlowChip({ filters, set }: { filters: Filters; set: (changes: Query) => void }) {
  const api = useApi();
  const { data: flows = [] } = useQuery(api.flows.list.queryOptions());
  const chosen = flows.find((flow) => flow.id === filters.flow);
  return (
    <FilterChip
      name={words.flow}
      is={words.is}
      value={filters.flow === null ? null : (chosen?.name ?? "…")}
      removeLabel={words.remove(words.flow)}
      onRemove={() => set({ flow: null })}
      options={flows.map((flow) => ({ value: flow.id, label: flow.name, on: flow.id === filters.flow }))}
      onToggle={(flow) => set({ flow: flow === filters.flow ? null : flow })}
    />
  );
}
