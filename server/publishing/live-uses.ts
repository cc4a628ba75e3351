import { listAccountUses } from "#db/queries/flow-versions.ts";
import type { Access } from "#server/auth/access.ts";
import type { Effect } from "#server/flow/catalog.ts";
import type { Plan, PlanNode } from "#server/flow/plan.ts";
import { loadPlan } from "#server/runs/plans.ts";

/** A step of a live version that works with an account. */
export interface LiveUse {
  readonly flow: { readonly id: string; readonly name: string };
  /** The step's name. */
  readonly step: string;
  readonly connector: string;
  /** Id of the action or trigger. */
  readonly use: string;
  /** Null for triggers, which are told and change nothing. */
  readonly effect: Effect | null;
  readonly account: string;
}

/** Everything that the live versions do with accounts, by flow and in the order of their steps. Drafts are not looked at. */
export async function liveUses({ workspaceId }: Pick<Access, "workspaceId">): Promise<readonly LiveUse[]> {
  const live = (await listAccountUses(workspaceId)).filter(({ accounts }) => accounts.length > 0);
  const uses = await Promise.all(
    live.map(async ({ id, name, planHash }) => {
      const plan = await loadPlan(workspaceId, planHash);
      return plan === null ? [] : usesOf(plan).map((use) => ({ ...use, flow: { id, name } }));
    }),
  );
  return uses.flat();
}

function usesOf(plan: Plan): readonly Omit<LiveUse, "flow">[] {
  return plan.nodes.flatMap((node) => useOf(node) ?? []);
}

function useOf({ name: step, work }: PlanNode): Omit<LiveUse, "flow"> | null {
  if (work.kind === "action") return { step, connector: work.connector, use: work.operation, effect: work.effect, account: work.connection };
  if (work.kind !== "trigger" || work.trigger.type !== "app" || work.connection === null) return null;
  return { step, connector: work.trigger.connector, use: work.trigger.trigger, effect: null, account: work.connection };
}
