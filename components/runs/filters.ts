import { type RunStatus, runStatuses } from "./status.ts";

export const dates = ["today", "week", "month"] as const;
export type DateFilter = (typeof dates)[number];
export type Mode = "live" | "test";

/** What the list shows, as it stands in the address. */
export interface Filters {
  readonly status: readonly RunStatus[];
  readonly flow: string | null;
  readonly date: DateFilter | null;
  readonly mode: Mode | null;
  readonly q: string | null;
  readonly cursor: string | null;
}

/** Reads the address; what makes no sense there is left out. */
export function readFilters(params: { get(name: string): string | null }): Filters {
  const asked = params.get("status")?.split(",") ?? [];
  const mode = params.get("mode");
  return {
    status: runStatuses.filter((status) => asked.includes(status)),
    flow: params.get("flow"),
    date: dates.find((date) => date === params.get("date")) ?? null,
    mode: mode === "live" || mode === "test" ? mode : null,
    q: params.get("q"),
    cursor: params.get("cursor"),
  };
}

/** Whether anything narrows the list (a page of it does not). */
export function isFiltered(filters: Filters): boolean {
  return filters.status.length > 0 || filters.flow !== null || filters.date !== null || filters.mode !== null || filters.q !== null;
}

const DAY = 24 * 60 * 60 * 1_000;

/** Where a date filter begins: today at the viewer's midnight, else whole days back from there. */
export function dateStart(date: DateFilter, now: Date): number {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  switch (date) {
    case "today":
      return midnight;
    case "week":
      return midnight - 6 * DAY;
    case "month":
      return midnight - 29 * DAY;
  }
}

/** What the server is asked. Ids that are none would only be refused, so they are not sent. */
export function listInput(filters: Filters, now: Date, limit: number) {
  const { status, flow, date, mode, q, cursor } = filters;
  return {
    limit,
    ...(status.length > 0 ? { status: [...status] } : {}),
    ...(flow !== null && isId(flow) ? { flow } : {}),
    ...(date !== null ? { from: dateStart(date, now) } : {}),
    ...(mode !== null ? { mode } : {}),
    ...(q !== null && q.trim() !== "" ? { q: q.trim().slice(0, 200) } : {}),
    ...(cursor !== null ? { cursor } : {}),
  };
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
