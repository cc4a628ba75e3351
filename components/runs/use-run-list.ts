"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { useApi } from "#components/lib/api.tsx";
import { type Filters, listInput } from "./filters.ts";

export const PAGE = 50;
/** Many runs may change within a moment; the list asks at most this often, in milliseconds. */
const PAUSE = 700;

/**
 * One page of runs, kept current. While the person is at the top of the newest page, new runs come in by themselves;
 * otherwise they wait and are counted, so that nothing moves under the pointer.
 */
export function useRunList(filters: Filters, atTop: () => boolean) {
  const api = useApi();
  const queries = useQueryClient();
  // A key that changed with the clock would ask anew at each drawing.
  const input = useMemo(() => listInput(filters, new Date(), PAGE), [filters]);
  const list = useQuery(api.runs.list.queryOptions(input, { placeholderData: keepPreviousData }));
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function renew() {
    setFresh(new Set());
    void queries.invalidateQueries(api.runs.list.queryFilter(input));
  }
  function renewSoon() {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      renew();
    }, PAUSE);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const feed = useSubscription(
    api.runs.watchList.subscriptionOptions(undefined, {
      onData: ({ data: event }) => {
        if (event.kind === "ready") return renewSoon();
        const shown = list.data?.rows.some((row) => row.id === event.runId) ?? false;
        if (shown || (atTop() && filters.cursor === null)) renewSoon();
        else if (filters.cursor === null) setFresh((waiting) => new Set(waiting).add(event.runId));
      },
    }),
  );
  return { list, fresh: fresh.size, renew, live: feed.status === "pending" };
}
