import { isId, lowestIdAt, type WorkspaceId } from "#db/ids.ts";
import { findRuns, findRunsByKey, type RunFilter } from "#db/queries/run-reads.ts";
import type { RunStatus } from "#db/schema/runs.ts";
import { workspaceKey } from "#server/sealing/data-key.ts";
import { searchHash } from "./birth.ts";
import { loadPlan } from "./plans.ts";
import { toRow } from "./row.ts";
import { parseRun, type Run } from "./run.ts";
import type { RunPage } from "./views.ts";

/** Times in milliseconds since 1970. `q`: an order number, an e-mail address, whatever the trigger names, or a run's id. */
export interface ListInput {
  readonly status?: readonly RunStatus[] | undefined;
  readonly flow?: string | undefined;
  readonly q?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly mode?: "live" | "test" | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const mostFound = 500;

/** Runs, newest first, a page at a time, without payloads. A cursor that is none gives the first page. */
export async function listRuns(workspaceId: WorkspaceId, input: ListInput): Promise<RunPage> {
  const key = await workspaceKey(workspaceId);
  const ids = input.q === undefined || input.q.trim() === "" ? undefined : await found(workspaceId, input.q, key);
  const records = await findRuns(workspaceId, filterOf(input, ids), input.limit + 1);
  const runs = records.slice(0, input.limit).map((record) => parseRun(record, key));
  const names = await stepNames(workspaceId, runs);
  const rows = runs.map((run) => toRow(run, (node) => names.get(`${run.planHash}|${node}`) ?? node));
  return { rows, next: records.length > input.limit ? (rows.at(-1)?.id ?? null) : null };
}

async function found(workspaceId: WorkspaceId, text: string, key: Buffer): Promise<readonly string[]> {
  const id = text.trim().replace(/^run_/, "");
  return isId(id) ? [id] : findRunsByKey(workspaceId, searchHash(key, text), mostFound);
}

function filterOf(input: ListInput, ids: readonly string[] | undefined): RunFilter {
  const before = [input.to === undefined ? undefined : lowestIdAt(input.to + 1), isId(input.cursor ?? "") ? input.cursor : undefined].filter(
    (id) => id !== undefined,
  );
  return {
    ...(input.status === undefined || input.status.length === 0 ? {} : { status: input.status }),
    ...(input.flow === undefined ? {} : { flowId: input.flow }),
    ...(input.mode === undefined ? {} : { mode: input.mode }),
    ...(input.from === undefined ? {} : { fromId: lowestIdAt(input.from) }),
    ...(before.length === 0 ? {} : { beforeId: before.sort()[0] ?? "" }),
    ...(ids === undefined ? {} : { ids }),
  };
}

/** Names of the steps at which runs failed; plans are in memory after their first look. */
async function stepNames(workspaceId: WorkspaceId, runs: readonly Run[]): Promise<ReadonlyMap<string, string>> {
  const hashes = new Set(runs.filter((run) => "failure" in run).map((run) => run.planHash));
  const names = new Map<string, string>();
  for (const hash of hashes) {
    const plan = await loadPlan(workspaceId, hash);
    for (const node of plan?.nodes ?? []) names.set(`${hash}|${node.key}`, node.name);
  }
  return names;
}
