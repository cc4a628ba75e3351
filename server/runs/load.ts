import type { Claim } from "#db/queries/leases.ts";
import { findChunks } from "#db/queries/run-reads.ts";
import type { JournalEntry } from "#server/engine/ports.ts";
import type { Plan } from "#server/flow/plan.ts";
import type { Value } from "#server/flow/value.ts";
import { openChunk } from "./chunk.ts";
import { loadPlan } from "./plans.ts";
import { createRowWriter, type RowWriter } from "./rows.ts";

/** A run as its journal tells it, ready to be walked on. */
export interface LoadedRun {
  readonly plan: Plan;
  readonly triggerOutput: Value;
  readonly entries: readonly JournalEntry[];
  readonly nextSeq: number;
  readonly rows: RowWriter;
}

/** Reads a claimed run back. Throws when its plan or its first chunk is missing: then it is for a person to look at. */
export async function loadRun(claim: Claim, key: Buffer): Promise<LoadedRun> {
  const [plan, stored] = await Promise.all([loadPlan(claim.workspaceId, claim.planHash), findChunks(claim.workspaceId, claim.runId)]);
  if (plan === null) throw new Error("The plan of a run is missing");
  const contents = stored.map((chunk) => ({ seq: chunk.seq, content: openChunk(key, claim.runId, chunk.seq, chunk.sealed) }));
  const event = contents[0]?.content.event;
  if (event === undefined || event === null) throw new Error("The event of a run is missing");
  const rows = createRowWriter(key, claim.runId);
  for (const { seq, content } of contents) rows.write(content.entries, seq);
  return { plan, triggerOutput: event.output, entries: contents.flatMap(({ content }) => content.entries), nextSeq: (contents.at(-1)?.seq ?? -1) + 1, rows };
}
