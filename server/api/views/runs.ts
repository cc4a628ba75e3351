import type { Access } from "#server/auth/access.ts";
import { listTeam } from "#server/auth/team.ts";
import { runs as words } from "#server/messages/runs.ts";
import { flowNames } from "#server/publishing/flow-names.ts";
import { getRun } from "#server/runs/get-run.ts";
import { type ListInput, listRuns } from "#server/runs/list.ts";
import type { RunRow as PlainRow, StepDetail as PlainStep, RunDetail } from "#server/runs/views.ts";

/** What components may name of a run; they see no room but this one. */
export type RunStatus = PlainRow["status"];
export type StepRow = RunDetail["steps"][number];
export type AttemptRow = StepRow["attempts"][number];
export type StepDetail = PlainStep;

/** A line of the run list, with the name its flow has today. */
export interface RunRow extends PlainRow {
  readonly flowName: string;
}

export interface RunPage {
  readonly rows: readonly RunRow[];
  readonly next: string | null;
}

export interface RunView extends Omit<RunDetail, "actor"> {
  readonly flowName: string;
  /** Who started it; `name` for people who are still in the team. */
  readonly actor: { readonly kind: string; readonly name: string | null };
}

export async function viewRuns(access: Access, input: ListInput): Promise<RunPage> {
  const { rows, next } = await listRuns(access.workspaceId, input);
  const names = await flowNames(
    access,
    rows.map(({ flowId }) => flowId),
  );
  return { rows: rows.map((row) => named(row, names)), next };
}

export async function viewRun(access: Access, id: string): Promise<RunView> {
  const run = await getRun(access.workspaceId, id);
  const [names, actor] = await Promise.all([flowNames(access, [run.flowId]), actorOf(access, run.actor)]);
  return { ...named(run, names), actor };
}

/** An event may hold nothing to call its run by; then the run is called like its flow, since a link without words cannot be read out. */
function named<R extends { readonly flowId: string; readonly title: string }>(run: R, names: ReadonlyMap<string, string>): R & { readonly flowName: string } {
  const flowName = names.get(run.flowId) ?? "";
  return { ...run, flowName, title: run.title || flowName || words.untitled };
}

async function actorOf(access: Access, stored: string): Promise<RunView["actor"]> {
  const [kind = stored, id] = stored.split(":");
  if (kind !== "user") return { kind, name: null };
  const team = await listTeam(access);
  return { kind, name: team.find(({ userId }) => userId === id)?.name ?? null };
}
