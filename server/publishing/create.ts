import { newId } from "#db/ids.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { insertFlow } from "#db/queries/flows.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import type { Access } from "#server/auth/access.ts";
import { AppError } from "#server/errors.ts";
import type { Graph } from "#server/flow/graph.ts";
import { flowWords } from "#server/messages/flows.ts";
import { draftRow } from "./draft-row.ts";
import { templates } from "./templates/index.ts";
import { onSandbox } from "./templates/on-sandbox.ts";

const empty: Graph = { schema: 1, nodes: [], edges: [] };

/** A new flow: empty, or from a template, then wired to sandbox accounts that are made when they are not there yet. */
export async function createFlow(access: Access, input: { name?: string | undefined; template?: string | undefined }): Promise<{ id: string }> {
  const id = newId();
  const { graph, name } = input.template === undefined ? { graph: empty, name: flowWords.untitled } : await fromTemplate(access, input.template);
  const draft = await draftRow(access, id, graph);
  await inTransaction(async (tx) => {
    await insertFlow(access.workspaceId, { id, name: input.name ?? name, ...draft }, tx);
    const details = { template: input.template ?? null };
    await appendAudit(access.workspaceId, { actor: access.actor, action: "flow.created", subject: `flow:${id}`, details }, tx);
  });
  return { id };
}

async function fromTemplate(access: Access, id: string): Promise<{ graph: Graph; name: string }> {
  const template = templates.find((candidate) => candidate.id === id);
  if (!template) throw new AppError("not_found", "template_unknown");
  return { graph: await onSandbox(access, template.graph), name: template.title };
}
