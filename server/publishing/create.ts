import { newId } from "#db/ids.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { insertFlow } from "#db/queries/flows.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import type { Access } from "#server/auth/access.ts";
import { AppError } from "#server/errors.ts";
import type { Graph } from "#server/flow/graph.ts";
import { flowWords } from "#server/messages/flows.ts";
import { draftRow } from "./draft-row.ts";
import { readGraph } from "./read-graph.ts";
import { templates } from "./templates/index.ts";
import { onSandbox } from "./templates/on-sandbox.ts";

const empty: Graph = { schema: 1, nodes: [], edges: [] };

export interface NewFlow {
  readonly name?: string | undefined;
  /** Wired to sandbox accounts, which are made when they are not there yet. */
  readonly template?: string | undefined;
  /** An imported flow, a copy, or somebody's own changes beside a newer draft. */
  readonly graph?: unknown;
}

/** A new flow: empty, from a template, or with a graph that is given. */
export async function createFlow(access: Access, input: NewFlow): Promise<{ id: string }> {
  const id = newId();
  const { graph, name } = await beginning(access, input);
  const draft = await draftRow(access, id, graph);
  await inTransaction(async (tx) => {
    await insertFlow(access.workspaceId, { id, name: input.name ?? name, ...draft }, tx);
    const details = { template: input.template ?? null };
    await appendAudit(access.workspaceId, { actor: access.actor, action: "flow.created", subject: `flow:${id}`, details }, tx);
  });
  return { id };
}

async function beginning(access: Access, { template, graph }: NewFlow): Promise<{ graph: Graph; name: string }> {
  if (template !== undefined) return fromTemplate(access, template);
  return { graph: graph === undefined ? empty : readGraph(graph), name: flowWords.untitled };
}

async function fromTemplate(access: Access, id: string): Promise<{ graph: Graph; name: string }> {
  const template = templates.find((candidate) => candidate.id === id);
  if (!template) throw new AppError("not_found", "template_unknown");
  return { graph: await onSandbox(access, template.graph), name: template.title };
}
