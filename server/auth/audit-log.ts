import { type AuditVerdict, listAudit, verifyAudit } from "#db/queries/audit.ts";
import { listMembers } from "#db/queries/members.ts";
import type { Access } from "./access.ts";

/** `at` in milliseconds since 1970; `who` is a name, or what acted. */
export interface AuditLine {
  readonly seq: number;
  readonly at: number;
  readonly who: string;
  readonly action: string;
  readonly subject: string;
  readonly details: { readonly [name: string]: string | number | boolean | null };
}

/** The newest lines of the log before `before`; `next` continues, null at the end. */
export async function readAudit(
  { workspaceId }: Access,
  input: { before: number | null; limit: number },
): Promise<{ lines: AuditLine[]; next: number | null }> {
  const [rows, members] = await Promise.all([listAudit(workspaceId, input.before, input.limit), listMembers(workspaceId)]);
  const names = new Map(members.map(({ userId, name }) => [userId, name]));
  const lines = rows.map(({ seq, at, actor, action, subject, details }) => ({
    seq,
    at: at.getTime(),
    who: whoOf(JSON.parse(actor), names),
    action,
    subject,
    details: JSON.parse(details),
  }));
  return { lines, next: rows.length === input.limit ? (rows.at(-1)?.seq ?? null) : null };
}

function whoOf(actor: { readonly [name: string]: string }, names: ReadonlyMap<string, string>): string {
  return names.get(actor.userId ?? "") ?? actor.name ?? actor.kind ?? "";
}

/** Whether every line is as it was written. */
export function checkAudit({ workspaceId }: Access): Promise<AuditVerdict> {
  return verifyAudit(workspaceId);
}
