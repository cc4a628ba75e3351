import { appendAudit } from "#db/queries/audit.ts";
import { renameFlow as rename } from "#db/queries/flows.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import type { Access } from "#server/auth/access.ts";
import { AppError } from "#server/errors.ts";

export async function renameFlow({ workspaceId, actor }: Access, input: { id: string; name: string }): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await rename(workspaceId, input.id, input.name, tx))) throw new AppError("not_found", "not_found");
    await appendAudit(workspaceId, { actor, action: "flow.renamed", subject: `flow:${input.id}`, details: { name: input.name } }, tx);
  });
}
