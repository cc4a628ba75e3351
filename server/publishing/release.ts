import type { Db } from "#db/client.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { insertVersion } from "#db/queries/flow-versions.ts";
import { lockFlow, setLiveVersion } from "#db/queries/flows.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import { pointTrigger } from "#db/queries/triggers.ts";
import type { Access } from "#server/auth/access.ts";
import { AppError } from "#server/errors.ts";
import { compile } from "#server/flow/compile.ts";
import type { Graph } from "#server/flow/graph.ts";
import type { Plan } from "#server/flow/plan.ts";
import { savePlan } from "#server/runs/plans.ts";
import { forgetHook } from "#server/triggers/known-hooks.ts";
import { sealGraph } from "./document.ts";
import { flowEnv } from "./flow-env.ts";
import { ensureTrigger } from "./hook.ts";
import { registerAgain, registeredNow } from "./registration.ts";
import { sandboxProblems } from "./sandbox-steps.ts";
import type { PublishResult } from "./views.ts";

/** What is to go live, and what the version will say of itself. */
export interface Release {
  readonly flowId: string;
  readonly graph: Graph;
  readonly note: string;
  /** Sandbox steps are meant. */
  readonly asDemo: boolean;
  readonly restores: number | null;
  /** The draft that was looked at; null when it is not the draft that goes live. */
  readonly revision: number | null;
}

/**
 * Checks, compiles and puts a graph live: version, live pointer, hook address and audit line in one transaction. What is
 * wrong with the graph is an answer; errors are thrown only for flows that are gone or were changed meanwhile.
 */
export async function release(access: Access, wanted: Release): Promise<PublishResult> {
  const { workspaceId } = access;
  const env = await flowEnv(workspaceId);
  const compiled = compile(wanted.graph, env);
  const sandboxes = sandboxProblems(wanted.graph, env.connections);
  if (!compiled.ok || (sandboxes.length > 0 && !wanted.asDemo)) {
    return { ok: false, problems: [...(compiled.ok ? compiled.warnings : compiled.problems), ...(wanted.asDemo ? [] : sandboxes)] };
  }
  const { plan } = compiled;
  // Plans are found by their content and may stand alone, so this one need not wait for the transaction.
  await savePlan(workspaceId, plan, wanted.graph);
  if (startsFromOutside(plan)) await ensureTrigger(workspaceId, wanted.flowId);
  const sealed = await sealGraph(workspaceId, wanted.flowId, wanted.graph);
  const before = await registeredNow(workspaceId, wanted.flowId);
  const version = await inTransaction((tx) => putLive(access, wanted, { plan, sealed, demo: sandboxes.length > 0 }, tx));
  forgetHook(wanted.flowId);
  const notice = await registerAgain(workspaceId, wanted.flowId, before);
  return { ok: true, version, ...(notice === null ? {} : { notice }) };
}

interface Ready {
  readonly plan: Plan;
  readonly sealed: { readonly bytes: Buffer; readonly hash: string };
  readonly demo: boolean;
}

async function putLive({ workspaceId, actor }: Access, wanted: Release, ready: Ready, tx: Db): Promise<number> {
  const { flowId, note, restores } = wanted;
  const flow = await lockFlow(workspaceId, flowId, tx);
  if (!flow) throw new AppError("not_found", "not_found");
  if (wanted.revision !== null && flow.revision !== wanted.revision) throw new AppError("conflict", "draft_moved");
  const row = {
    graph: ready.sealed.bytes,
    graphHash: ready.sealed.hash,
    planHash: ready.plan.hash,
    note,
    demo: ready.demo,
    restores,
    accounts: Object.keys(ready.plan.scopes),
    publishedBy: actor.kind === "user" ? actor.userId : null,
  };
  const version = await insertVersion(workspaceId, flowId, row, tx);
  await setLiveVersion(workspaceId, flowId, version, tx);
  await pointTrigger(workspaceId, flowId, { ...sourceOf(ready.plan), version, planHash: ready.plan.hash, enabled: !flow.paused }, tx);
  const details = { version, plan: ready.plan.hash, restores, demo: ready.demo };
  await appendAudit(workspaceId, { actor, action: restores === null ? "flow.published" : "flow.rolled_back", subject: `flow:${flowId}`, details }, tx);
  return version;
}

function startsFromOutside(plan: Plan): boolean {
  const work = plan.nodes[0]?.work;
  return work?.kind === "trigger" && work.trigger.type !== "manual";
}

/** What deliveries at the flow's address are checked against. A flow started by hand has no sender. */
function sourceOf(plan: Plan): { connector: string | null; trigger: string | null; connectionId: string | null } {
  const work = plan.nodes[0]?.work;
  if (work?.kind !== "trigger" || work.trigger.type !== "app") return { connector: null, trigger: null, connectionId: null };
  return { connector: work.trigger.connector, trigger: work.trigger.trigger, connectionId: work.connection };
}
