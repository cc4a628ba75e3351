import type { VersionSummary } from "#db/queries/flow-versions.ts";
import type { FlowSummary } from "#db/queries/flows.ts";
import type { FlowRow, LiveVersion, VersionRow } from "./views.ts";

export function toFlowRow(row: FlowSummary): FlowRow {
  const { id, name, paused, apps, draftBy } = row;
  return { id, name, paused, apps, draftBy, draftAt: row.draftAt.getTime(), live: liveOf(row), draftDiffersFromLive: differs(row) };
}

export function liveOf(row: FlowSummary): LiveVersion | null {
  const { liveVersion: version, liveAt, liveNote } = row;
  return version === null || liveAt === null ? null : { version, publishedAt: liveAt.getTime(), note: liveNote ?? "" };
}

/** Whether publishing now would change what runs. */
export function differs(row: FlowSummary): boolean {
  return row.liveHash !== row.draftHash;
}

export function toVersionRow(row: VersionSummary, live: number | null): VersionRow {
  const { version, publishedBy, note, demo, restores } = row;
  return { version, publishedBy, note, demo, restores, live: version === live, publishedAt: row.publishedAt.getTime() };
}
