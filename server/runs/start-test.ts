import type { WorkspaceId } from "#db/ids.ts";
import type { Graph } from "#server/flow/graph.ts";
import type { Plan } from "#server/flow/plan.ts";
import type { Value } from "#server/flow/value.ts";
import { type Accepted, acceptEvent } from "./accept.ts";
import { databaseNow } from "./clock.ts";
import { savePlan } from "./plans.ts";

export interface TestInput {
  readonly workspaceId: WorkspaceId;
  readonly flowId: string;
  readonly plan: Plan;
  readonly graph: Graph;
  /** What the trigger gives. */
  readonly sample: Value;
  readonly title: string;
  /** `user:<id>` */
  readonly actor: string;
}

/** Runs a draft with a sample: real calls, marked as a test, found by nothing but its flow. */
export async function startTestRun(input: TestInput): Promise<Accepted> {
  const { workspaceId, flowId, plan, graph, sample, title, actor } = input;
  await savePlan(workspaceId, plan, graph);
  return acceptEvent({
    workspaceId,
    flowId,
    version: null,
    plan,
    triggerId: null,
    dedupeKey: null,
    source: "test",
    receivedAt: databaseNow(),
    headers: {},
    output: sample,
    title,
    businessKeys: [],
    actor,
    mode: "test",
    waitForRespond: false,
  });
}
