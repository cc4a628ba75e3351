import type { WorkspaceId } from "#db/ids.ts";
import { findChunks, findRun, findSteps, type StepRecord } from "#db/queries/run-reads.ts";
import type { IntentEntry, JournalEntry } from "#server/engine/ports.ts";
import { AppError } from "#server/errors.ts";
import { failureSentence } from "#server/messages/failures.ts";
import { workspaceKey } from "#server/sealing/data-key.ts";
import { type ChunkContent, openChunk } from "./chunk.ts";
import { failureCode, saidBy } from "./failure-seal.ts";
import { loadPlan } from "./plans.ts";
import type { StepDetail } from "./views.ts";

export interface StepInput {
  readonly id: string;
  readonly node: string;
  readonly loopPath?: string | undefined;
  /** Absent = the last one. */
  readonly attempt?: number | undefined;
}

const nothing: StepDetail = { input: null, output: null, request: null, failure: null, key: null };

/** What went into one step and came out of it. Opens only the chunks that hold it. Throws `not_found`. */
export async function getStep(workspaceId: WorkspaceId, { id: runId, node, loopPath = "", attempt }: StepInput): Promise<StepDetail> {
  const [record, key] = await Promise.all([findRun(workspaceId, runId), workspaceKey(workspaceId)]);
  const plan = record === null ? null : await loadPlan(workspaceId, record.planHash.toString("hex"));
  const planned = plan?.nodes.find((one) => one.key === node);
  if (planned === undefined) throw new AppError("not_found", "not_found");
  const open = async (seqs?: readonly number[]): Promise<readonly ChunkContent[]> =>
    (await findChunks(workspaceId, runId, seqs)).map((chunk) => openChunk(key, runId, chunk.seq, chunk.sealed));
  if (planned.work.kind === "trigger") return { ...nothing, output: (await open([0]))[0]?.event?.output ?? null };
  const step = (await findSteps(workspaceId, runId)).find((one) => one.node === node && one.loopPath === loopPath);
  if (step === undefined) return nothing;
  const isLast = attempt === undefined || attempt === step.attempt;
  const contents = await open(isLast ? chunksOf(step) : undefined);
  const entries = contents.flatMap((content) => content.entries).filter((entry) => entry.step.node === node && entry.step.loopPath === loopPath);
  return detail(entries, attempt ?? step.attempt, planned.name);
}

function chunksOf(step: StepRecord): readonly number[] {
  return [step.intentChunk, step.resultChunk].filter((seq) => seq !== null);
}

function detail(entries: readonly JournalEntry[], attempt: number, step: string): StepDetail {
  // A try that failed before it had a request shows none: its intent would be another try's.
  const intent = entries.findLast((entry): entry is IntentEntry => entry.type === "intent" && entry.attempt === attempt);
  const result = entries.findLast((entry) => entry.type !== "intent" && "attempt" in entry && entry.attempt === attempt);
  const asked = { input: intent?.input ?? null, request: intent?.request ?? null, key: intent?.key ?? null };
  switch (result?.type) {
    case "succeeded":
      return { ...nothing, ...asked, input: result.input ?? asked.input, output: result.output };
    case "failed": {
      const code = failureCode(result.reason);
      return { ...nothing, ...asked, failure: { code, sentence: failureSentence(code, { step, ...saidBy(result.reason) }) } };
    }
    case "attemptFailed":
    case "unknown": {
      const reason = { code: "call", failure: result.failure } as const;
      const code = result.type === "unknown" ? "unknown" : failureCode(reason);
      return { ...nothing, ...asked, failure: { code, sentence: failureSentence(code, { step, ...saidBy(reason) }) } };
    }
    default:
      return { ...nothing, ...asked };
  }
}
