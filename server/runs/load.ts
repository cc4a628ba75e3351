import type { Claim } from "#db/queries/leases.ts";
import { findChunks } from "#db/queries/run-reads.ts";
import type { JournalEntry } from "#server/engine/ports.ts";
import type { Plan } from "#server/flow/plan.ts";
import { UnknownPlanVersion } from "#server/flow/read-plan.ts";
import type { Value } from "#server/flow/value.ts";
import { type ChunkContent, openChunk } from "./chunk.ts";
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

/** What is stored of a run does not give it back: something is missing, or was changed. */
export class Unreadable extends Error {}

/** Reads a claimed run back. Throws `Unreadable`, or whatever the database throws. */
export async function loadRun(claim: Claim, key: Buffer): Promise<LoadedRun> {
  const [plan, stored] = await Promise.all([planOf(claim), findChunks(claim.workspaceId, claim.runId)]);
  const contents = stored.map((chunk) => ({ seq: chunk.seq, content: readChunk(key, claim.runId, chunk) }));
  const event = contents[0]?.content.event;
  if (event === undefined || event === null) throw new Unreadable("The event of a run is missing");
  const rows = createRowWriter(key, claim.runId);
  for (const { seq, content } of contents) rows.write(content.entries, seq);
  return { plan, triggerOutput: event.output, entries: contents.flatMap(({ content }) => content.entries), nextSeq: (contents.at(-1)?.seq ?? -1) + 1, rows };
}

async function planOf({ workspaceId, planHash }: Claim): Promise<Plan> {
  const plan = await loadPlan(workspaceId, planHash).catch((error: unknown) => {
    throw error instanceof UnknownPlanVersion ? new Unreadable("The plan of a run is of a newer version", { cause: error }) : error;
  });
  if (plan === null) throw new Unreadable("The plan of a run is missing");
  return plan;
}

function readChunk(key: Buffer, runId: string, chunk: { readonly seq: number; readonly sealed: Buffer }): ChunkContent {
  try {
    return openChunk(key, runId, chunk.seq, chunk.sealed);
  } catch (error) {
    throw new Unreadable("A chunk of a run cannot be opened", { cause: error });
  }
}
